import { clockAt } from "./bounds";

/**
 * Find the rows whose bound is used up.
 *
 * @param masks Written: 16 rows to a u16, the first row in the lowest bit.
 * @returns How many rows there are.
 */
export function scanBounds(count: i32, k: i32, labels: usize, bounds: usize, clocks: usize, masks: usize): i32 {
  let risky = 0;
  let i: usize = 0;
  const n = <usize>count;
  if (ASC_FEATURE_SIMD) {
    // The clocks' bytes in four planes, looked up for 16 labels at once.
    const planes = clocks + 1024;
    for (let c: usize = 0; c < 16; c++) {
      const word = c < <usize>k ? load<u32>(clocks + (c << 2)) : 0;
      store<u8>(planes + c, <u8>word);
      store<u8>(planes + 16 + c, <u8>(word >> 8));
      store<u8>(planes + 32 + c, <u8>(word >> 16));
      store<u8>(planes + 48 + c, <u8>(word >> 24));
    }
    const p0 = v128.load(planes);
    const p1 = v128.load(planes, 16);
    const p2 = v128.load(planes, 32);
    const p3 = v128.load(planes, 48);
    const end = k <= 16 ? n & ~15 : 0;
    for (; i < end; i += 16) {
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
      const used = i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(m0, m1), i16x8.narrow_i32x4_s(m2, m3));
      const mask = <u32>i8x16.bitmask(used);
      store<u16>(masks + (i >> 3), <u16>mask);
      risky += popcnt(mask);
    }
  }
  for (; i < n; i += 16) {
    let mask: u32 = 0;
    const left = min<usize>(16, n - i);
    for (let r: usize = 0; r < left; r++) {
      const isUsed = load<f32>(bounds + ((i + r) << 2)) <= load<f32>(clockAt(clocks, labels + i + r));
      mask |= (<u32>isUsed) << (<u32>r);
    }
    store<u16>(masks + (i >> 3), <u16>mask);
    risky += popcnt(mask);
  }
  return risky;
}

/** Write the numbers (u16) of the rows that `scanBounds` found. */
export function listRisky(count: i32, masks: usize, list: usize): void {
  for (let i = 0; i < count; i += 16) {
    let mask = <u32>load<u16>(masks);
    while (mask !== 0) {
      store<u16>(list, <u16>(i + ctz(mask)));
      mask &= mask - 1;
      list += 2;
    }
    masks += 2;
  }
}
