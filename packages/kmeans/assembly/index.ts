export { takeMoves } from "./add-row";
export { judgeRows } from "./judge-rows";
export { lowerPotentials } from "./lower-potentials";
export { rowNorms } from "./row-norms";
export { listRisky, scanBounds } from "./scan-bounds";
export { sumDistances } from "./sum-distances";
export { sweepAll, sweepListed } from "./sweep";
