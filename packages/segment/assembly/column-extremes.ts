/**
 * Widen the extremes of a column by some more of its values, missing ones (NaN) left out.
 *
 * @param n Values.
 * @param values f64.
 * @param facts Least, greatest and number of the values so far: three f64.
 */
export function columnExtremes(n: i32, values: usize, facts: usize): void {
  let least = v128.load64_splat(facts);
  let greatest = v128.load64_splat(facts, 8);
  let missing = i64x2.splat(0);
  const end = values + ((<usize>n) << 3);
  for (; values + 16 <= end; values += 16) {
    const pair = v128.load(values);
    // A comparison with NaN fails and keeps what was there.
    least = f64x2.pmin(least, pair);
    greatest = f64x2.pmax(greatest, pair);
    missing = i64x2.add(missing, f64x2.ne(pair, pair));
  }
  let low = min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
  let high = max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1));
  let present = n + <i32>(i64x2.extract_lane(missing, 0) + i64x2.extract_lane(missing, 1));
  if (values < end) {
    const x = load<f64>(values);
    if (x < low) low = x;
    if (x > high) high = x;
    if (Number.isNaN(x)) present--;
  }
  store<f64>(facts, low);
  store<f64>(facts, high, 8);
  store<f64>(facts, load<f64>(facts, 16) + <f64>present, 16);
}
