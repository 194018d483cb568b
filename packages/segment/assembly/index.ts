export { columnExtremes } from "./column-extremes";
export { dealOut } from "./deal-out";
export { dominate } from "./dominate";
export { hashesBelow } from "./hashes-below";
export { partGroups } from "./part-groups";
export { placeCentroids } from "./place-centroids";
export { layEights, settle } from "./settle";
export { sortBuckets } from "./sort-buckets";
export { sumGroups } from "./sum-groups";
