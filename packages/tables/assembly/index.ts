export { figures } from "./figures";
export { parseCells } from "./parse-cells";
export { writeShuffles } from "./shuffles";
