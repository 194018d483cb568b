/** Fewest customers that a recipe may tell apart or count: it travels with the model, whoever reads that. */
export const SMALLEST_GROUP = 10;
