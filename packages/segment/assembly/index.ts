export { placeCentroids } from "./place-centroids";
export { settle } from "./settle";
