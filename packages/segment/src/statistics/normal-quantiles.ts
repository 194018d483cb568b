/** Normal quantile of 0.975: 5% two-sided. */
export const Z_TWO_SIDED = 1.959963984540054;

/** Normal quantile of 0.80: 80% power. */
export const Z_POWER = 0.8416212335729143;
