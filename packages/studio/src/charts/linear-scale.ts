/**
 * A straight line from values to pixels. A range of no width maps to the middle.
 *
 * @param from Value range.
 * @param to Pixel range; may fall.
 * @returns A function from value to pixel, rounded to a tenth.
 */
export function linearScale(from: readonly [number, number], to: readonly [number, number]): (value: number) => number {
  const span = from[1] - from[0];
  return (value) => {
    const part = span > 0 ? (value - from[0]) / span : 0.5;
    return Math.round((to[0] + part * (to[1] - to[0])) * 10) / 10;
  };
}
