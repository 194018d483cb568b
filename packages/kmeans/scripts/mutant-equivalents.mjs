/** Mutants that change no result, each with the reason; the others must be caught. */
export const equivalents = {};
