// A row's bound says how far centroids may still move, on a clock that runs apart for each label, before its label is in doubt.

/**
 * Write the bounds of `count` rows that were just scored: what lies between their two nearest centroids, plus their label's clock.
 *
 * Squared distance = 2 × score + |x|². The slop covers the rounding of both, so a bound is never too large.
 *
 * @param slops One for all rows, or with `step` 4 one for each.
 */
export function setBounds(
  count: i32,
  best: usize,
  second: usize,
  nearest: usize,
  norms: usize,
  clocks: usize,
  slops: usize,
  step: usize,
  bounds: usize,
): void {
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) {
    let slop = v128.load32_splat(slops);
    for (; i + 4 <= <usize>count; i += 4) {
      const o = i << 2;
      if (step !== 0) slop = v128.load(slops + o);
      let clock = v128.load32_zero(clockAt(clocks, nearest + i));
      clock = v128.load32_lane(clockAt(clocks, nearest + i + 1), clock, 1);
      clock = v128.load32_lane(clockAt(clocks, nearest + i + 2), clock, 2);
      clock = v128.load32_lane(clockAt(clocks, nearest + i + 3), clock, 3);
      const norm = v128.load(norms + o);
      const zero = f32x4.splat(0);
      const two = f32x4.splat(2);
      const near = f32x4.add(f32x4.add(f32x4.mul(two, v128.load(best + o)), norm), slop);
      const far = f32x4.sub(f32x4.add(f32x4.mul(two, v128.load(second + o)), norm), slop);
      const own = f32x4.sqrt(f32x4.pmax(near, zero));
      const other = f32x4.sqrt(f32x4.pmax(f32x4.pmin(far, f32x4.splat(1e38)), zero));
      const slack = f32x4.sub(f32x4.mul(other, f32x4.splat(0.999999)), f32x4.mul(own, f32x4.splat(1.000001)));
      const rounding = f32x4.mul(f32x4.add(f32x4.abs(slack), clock), f32x4.splat(1e-6));
      v128.store(bounds + o, f32x4.sub(f32x4.add(slack, clock), rounding));
    }
  }
  for (; i < <usize>count; i++) {
    const o = i << 2;
    const clock = load<f32>(clockAt(clocks, nearest + i));
    const slop = load<f32>(slops + i * step);
    store<f32>(bounds + o, boundOf(load<f32>(best + o), load<f32>(second + o), load<f32>(norms + o), slop, clock));
  }
}

export function clockAt(clocks: usize, label: usize): usize {
  return clocks + ((<usize>load<u8>(label)) << 2);
}

/** The bound of one row; every rounding is outweighed by the two factors. */
function boundOf(best: f32, second: f32, norm: f32, slop: f32, clock: f32): f32 {
  const near: f32 = 2 * best + norm + slop;
  const far: f32 = 2 * second + norm - slop;
  const own = sqrt<f32>(near < 0 ? 0 : near);
  const capped: f32 = <f32>1e38 < far ? <f32>1e38 : far;
  const other = sqrt<f32>(capped < 0 ? 0 : capped);
  const slack: f32 = other * <f32>0.999999 - own * <f32>1.000001;
  return slack + clock - (abs<f32>(slack) + clock) * <f32>1e-6;
}
