/** Powers of ten that a double holds exactly: 1 to 10^22. */
export const powersOfTen: Float64Array = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
