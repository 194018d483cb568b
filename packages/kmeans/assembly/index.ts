export { takeMoves } from "./add-row";
export { scanBounds } from "./bounds";
export { lowerPotentials } from "./lower-potentials";
export { rowNorms } from "./row-norms";
export { sweepAll, sweepListed } from "./sweep";
