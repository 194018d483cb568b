/**
 * What the `count` numbers at `values` are like, NaN left out: how many there are, the least, the greatest, how many have a fraction, and how
 * many are not greater than the one before (NaN on either side counts), as five f64 at `facts`.
 */
export function figures(values: usize, count: u32, facts: usize): void {
  let min = f64x2.splat(Infinity);
  let max = f64x2.splat(-Infinity);
  let absent = i64x2.splat(0);
  let fractions = i64x2.splat(0);
  let falls = i64x2.splat(0);
  const end = values + ((<usize>(count & ~1)) << 3);
  let at = values;
  for (; at < end; at += 16) {
    const x = v128.load(at);
    // NaN compares as neither.
    min = f64x2.pmin(min, x);
    max = f64x2.pmax(max, x);
    const known = f64x2.eq(x, x);
    // Masks are −1.
    absent = i64x2.sub(absent, v128.not(known));
    fractions = i64x2.sub(fractions, v128.andnot(known, f64x2.eq(x, f64x2.floor(x))));
    if (at > values) falls = i64x2.sub(falls, v128.not(f64x2.lt(v128.load(at - 8), x)));
  }
  let least = Math.min(f64x2.extract_lane(min, 0), f64x2.extract_lane(min, 1));
  let most = Math.max(f64x2.extract_lane(max, 0), f64x2.extract_lane(max, 1));
  let missing = i64x2.extract_lane(absent, 0) + i64x2.extract_lane(absent, 1);
  let parts = i64x2.extract_lane(fractions, 0) + i64x2.extract_lane(fractions, 1);
  let steps = i64x2.extract_lane(falls, 0) + i64x2.extract_lane(falls, 1);
  if (count > 1 && !(load<f64>(values) < load<f64>(values, 8))) steps++;
  if ((count & 1) !== 0) {
    const x = load<f64>(at);
    if (F64.isNaN(x)) missing++;
    else {
      if (x < least) least = x;
      if (x > most) most = x;
      if (x !== Math.floor(x)) parts++;
    }
    if (count > 1 && !(load<f64>(at - 8) < x)) steps++;
  }
  store<f64>(facts, <f64>(<i64>count - missing));
  store<f64>(facts, least, 8);
  store<f64>(facts, most, 16);
  store<f64>(facts, <f64>parts, 24);
  store<f64>(facts, <f64>steps, 32);
}
