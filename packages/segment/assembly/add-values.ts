/**
 * Widen a column's figures by some more of its values, missing ones (NaN) left out.
 *
 * @param n Values.
 * @param values f64.
 * @param inverse What values are multiplied by before they are added up.
 * @param facts Number, least and greatest of the values so far, their sum, and the rounding errors that it carries: five f64.
 */
export function addValues(n: i32, values: usize, inverse: f64, facts: usize): void {
  let count = load<f64>(facts);
  let least = load<f64>(facts, 8);
  let greatest = load<f64>(facts, 16);
  let sum = load<f64>(facts, 24);
  let carried = load<f64>(facts, 32);
  for (const end = values + ((<usize>n) << 3); values < end; values += 8) {
    const x = load<f64>(values);
    if (Number.isNaN(x)) continue;
    count++;
    if (x < least) least = x;
    if (x > greatest) greatest = x;
    const scaled = x * inverse;
    const next = sum + scaled;
    const added = next - sum;
    carried += sum - (next - added) + (scaled - added);
    sum = next;
  }
  store<f64>(facts, count);
  store<f64>(facts, least, 8);
  store<f64>(facts, greatest, 16);
  store<f64>(facts, sum, 24);
  store<f64>(facts, carried, 32);
}
