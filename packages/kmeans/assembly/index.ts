export { takeMoves } from "./add-row";
export { scanBounds } from "./bounds";
export { judgeRows } from "./judge-rows";
export { lowerPotentials } from "./lower-potentials";
export { rowNorms } from "./row-norms";
export { sumDistances } from "./sum-distances";
export { sweepAll, sweepListed } from "./sweep";
