/** What the numbers of a column are like, some or all of them. */
export interface PlainFigures {
  readonly present: number;
  /** Infinity where there is none. */
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** Each is greater than the one before, none missing. */
  readonly ascends: boolean;
  /** A number is written with a decimal sign or an exponent. */
  readonly withDecimals: boolean;
}

/** The figures of values, NaN where missing. */
export function figuresOf(values: Float64Array): Omit<PlainFigures, "withDecimals"> {
  let present = 0;
  let fractions = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let falls = 0;
  for (let row = 0; row < values.length; row++) {
    const x = values[row];
    if (row > 0 && !(values[row - 1] < x)) falls++;
    if (Number.isNaN(x)) continue;
    present++;
    if (x < min) min = x;
    if (x > max) max = x;
    if (x !== Math.floor(x)) fractions++;
  }
  return { present, min, max, whole: fractions === 0, ascends: falls === 0 && present === values.length };
}

/** The figures of all from those of parts, in order. */
export function joinFigures(parts: readonly PlainFigures[]): PlainFigures {
  return {
    present: parts.reduce((sum, { present }) => sum + present, 0),
    min: parts.reduce((least, { min }) => Math.min(least, min), Number.POSITIVE_INFINITY),
    max: parts.reduce((most, { max }) => Math.max(most, max), Number.NEGATIVE_INFINITY),
    whole: parts.every(({ whole }) => whole),
    ascends: doesAscend(parts),
    withDecimals: parts.some(({ withDecimals }) => withDecimals),
  };
}

function doesAscend(parts: readonly PlainFigures[]): boolean {
  const some = parts.filter(({ present, ascends }) => present > 0 || !ascends);
  return some.every(({ ascends, min }, i) => ascends && (i === 0 || some[i - 1].max < min));
}
