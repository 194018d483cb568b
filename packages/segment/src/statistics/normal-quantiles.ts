/** Normal quantile of 0.975: 5% two-sided. */
export const Z_TWO_SIDED = 1.959963984540054;
