/** What the numbers of a column are like, some or all of them. */
export interface PlainFigures {
  readonly present: number;
  /** Infinity where there is none. */
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** A number is written with a decimal sign or an exponent. */
  readonly withDecimals: boolean;
}

/** The figures of values, NaN where missing. */
export function figuresOf(values: Float64Array): Omit<PlainFigures, "withDecimals"> {
  let present = 0;
  let fractions = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) {
    const x = values[row];
    if (Number.isNaN(x)) continue;
    present++;
    if (x < min) min = x;
    if (x > max) max = x;
    if (x !== Math.floor(x)) fractions++;
  }
  return { present, min, max, whole: fractions === 0 };
}

/** The figures of all from those of parts. */
export function joinFigures(parts: readonly PlainFigures[]): PlainFigures {
  return {
    present: parts.reduce((sum, { present }) => sum + present, 0),
    min: parts.reduce((least, { min }) => Math.min(least, min), Number.POSITIVE_INFINITY),
    max: parts.reduce((most, { max }) => Math.max(most, max), Number.NEGATIVE_INFINITY),
    whole: parts.every(({ whole }) => whole),
    withDecimals: parts.some(({ withDecimals }) => withDecimals),
  };
}
