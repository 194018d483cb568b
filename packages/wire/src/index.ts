export type { Segmentation } from "@coterie/segment";
