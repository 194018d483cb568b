// A row's bound says how far centroids may still move, on a clock that runs apart for each label, before its label is in doubt.

/**
 * Write the bounds of `count` rows that were just scored: what lies between their two nearest centroids, plus their label's clock.
 *
 * Squared distance = 2 × score + |x|². `slop` covers the rounding of both, so a bound is never too large.
 */
export function setBounds(
  count: i32,
  best: usize,
  second: usize,
  nearest: usize,
  norms: usize,
  clocks: usize,
  slop: f32,
  bounds: usize,
): void {
  for (let i: usize = 0; i < <usize>count; i++) {
    const o = i << 2;
    store<f32>(
      bounds + o,
      boundOf(
        load<f32>(best + o),
        load<f32>(second + o),
        load<f32>(norms + o),
        slop,
        load<f32>(clocks + ((<usize>load<u8>(nearest + i)) << 2)),
      ),
    );
  }
}

/** The bound of one row; every rounding is outweighed by the two factors. */
export function boundOf(best: f32, second: f32, norm: f32, slop: f32, clock: f32): f32 {
  const own = sqrt<f32>(max<f32>(2 * best + norm + slop, 0));
  const other = sqrt<f32>(max<f32>(min<f32>(2 * second + norm - slop, 1e38), 0));
  const slack = other * 0.999999 - own * 1.000001;
  return slack + clock - (abs<f32>(slack) + clock) * 1e-6;
}

/**
 * List the rows whose bound is used up.
 *
 * @returns How many there are; the list holds their number within the run as u16.
 */
export function scanBounds(count: i32, k: i32, labels: usize, bounds: usize, clocks: usize, list: usize): i32 {
  const start = list;
  let i: usize = 0;
  const n = <usize>count;
  if (ASC_FEATURE_SIMD) {
    if (k <= 16) {
      // The clocks' bytes in four planes, looked up for 16 labels at once.
      let p0 = i8x16.splat(0);
      let p1 = p0;
      let p2 = p0;
      let p3 = p0;
      const scratch = clocks + 1024;
      for (let c: usize = 0; c < 16; c++) {
        const word = c < <usize>k ? load<u32>(clocks + (c << 2)) : 0;
        store<u8>(scratch + c, <u8>word);
        store<u8>(scratch + 16 + c, <u8>(word >> 8));
        store<u8>(scratch + 32 + c, <u8>(word >> 16));
        store<u8>(scratch + 48 + c, <u8>(word >> 24));
      }
      p0 = v128.load(scratch);
      p1 = v128.load(scratch, 16);
      p2 = v128.load(scratch, 32);
      p3 = v128.load(scratch, 48);
      for (; i + 16 <= n; i += 16) {
        const l = v128.load(labels + i);
        const q0 = i8x16.swizzle(p0, l);
        const q1 = i8x16.swizzle(p1, l);
        const q2 = i8x16.swizzle(p2, l);
        const q3 = i8x16.swizzle(p3, l);
        const lowA = i8x16.shuffle(q0, q1, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
        const lowB = i8x16.shuffle(q0, q1, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
        const highA = i8x16.shuffle(q2, q3, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
        const highB = i8x16.shuffle(q2, q3, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
        const c0 = i16x8.shuffle(lowA, highA, 0, 8, 1, 9, 2, 10, 3, 11);
        const c1 = i16x8.shuffle(lowA, highA, 4, 12, 5, 13, 6, 14, 7, 15);
        const c2 = i16x8.shuffle(lowB, highB, 0, 8, 1, 9, 2, 10, 3, 11);
        const c3 = i16x8.shuffle(lowB, highB, 4, 12, 5, 13, 6, 14, 7, 15);
        const b = bounds + (i << 2);
        const m0 = f32x4.le(v128.load(b), c0);
        const m1 = f32x4.le(v128.load(b, 16), c1);
        const m2 = f32x4.le(v128.load(b, 32), c2);
        const m3 = f32x4.le(v128.load(b, 48), c3);
        let mask = <u32>i8x16.bitmask(i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(m0, m1), i16x8.narrow_i32x4_s(m2, m3)));
        while (mask !== 0) {
          store<u16>(list, <u16>(i + ctz(mask)));
          mask &= mask - 1;
          list += 2;
        }
      }
    }
  }
  for (; i < n; i++) {
    if (load<f32>(bounds + (i << 2)) <= load<f32>(clocks + ((<usize>load<u8>(labels + i)) << 2))) {
      store<u16>(list, <u16>i);
      list += 2;
    }
  }
  return <i32>((list - start) >> 1);
}
