/** Identifiers repeat at most two hundred times each. */
export const fewestShare = 0.005;
