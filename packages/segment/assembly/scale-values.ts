/** Beyond this, squared distances overflow. */
const farthest: f64 = 1e150;

/**
 * Fill, centre, scale and weigh some values of a column: `weight · (x − center) / scale`.
 *
 * @param n Values.
 * @param values f64; a missing one (NaN) is taken for `impute`.
 * @param into Where they go, f64, `stride` bytes apart.
 * @param facts Adds up how many were missing, and how many lie too far out for distances: two f64.
 */
export function scaleValues(
  n: i32,
  values: usize,
  impute: f64,
  center: f64,
  scale: f64,
  weight: f64,
  into: usize,
  stride: usize,
  facts: usize,
): void {
  const imputes = f64x2.splat(impute);
  const centers = f64x2.splat(center);
  const scales = f64x2.splat(scale);
  const weights = f64x2.splat(weight);
  const limits = f64x2.splat(farthest);
  let missing = i64x2.splat(0);
  let far = i64x2.splat(0);
  for (const end = values + ((<usize>n) << 3); values < end; values += 16) {
    const x = v128.load(values);
    const known = f64x2.eq(x, x);
    const filled = v128.bitselect(x, imputes, known);
    const scaled = f64x2.div(f64x2.mul(weights, f64x2.sub(filled, centers)), scales);
    // A comparison that holds is −1 in its lane.
    missing = i64x2.sub(missing, v128.not(known));
    far = i64x2.sub(far, v128.not(f64x2.le(f64x2.abs(scaled), limits)));
    v128.store64_lane(into, scaled, 0);
    v128.store64_lane(into + stride, scaled, 1);
    into += stride << 1;
  }
  store<f64>(facts, load<f64>(facts) + <f64>(i64x2.extract_lane(missing, 0) + i64x2.extract_lane(missing, 1)));
  store<f64>(facts, load<f64>(facts, 8) + <f64>(i64x2.extract_lane(far, 0) + i64x2.extract_lane(far, 1)), 8);
}
