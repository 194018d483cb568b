/**
 * Add squares and cubes of some more values' distances from the mean, missing ones (NaN) left out; and keep the values from `low` to `high`.
 *
 * @param n Values.
 * @param values f64.
 * @param inverse What values are multiplied by first, for their distance.
 * @param mean Of values so multiplied.
 * @param kept Room for one more than `n`, f64: values from `low` to `high`, in order.
 * @param facts Sum of squares, of cubes, and number of values less than `low` so far: three f64.
 * @returns How many were kept.
 */
export function addDeviations(
  n: i32,
  values: usize,
  inverse: f64,
  mean: f64,
  low: f64,
  high: f64,
  kept: usize,
  facts: usize,
): i32 {
  let squares = load<f64>(facts);
  let cubes = load<f64>(facts, 8);
  let below = 0;
  let at = kept;
  for (const end = values + ((<usize>n) << 3); values < end; values += 8) {
    const x = load<f64>(values);
    if (Number.isNaN(x)) continue;
    const step = x * inverse - mean;
    squares += step * step;
    cubes += step * step * step;
    // Counted, not branched on: which side a value falls on cannot be foreseen.
    below += i32(x < low);
    store<f64>(at, x);
    at += (<usize>(i32(x >= low) & i32(x <= high))) << 3;
  }
  store<f64>(facts, squares);
  store<f64>(facts, cubes, 8);
  store<f64>(facts, load<f64>(facts, 16) + <f64>below, 16);
  return <i32>((at - kept) >> 3);
}
