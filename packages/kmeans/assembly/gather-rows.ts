import { STRIP } from "./strip";

// The facts of gathered rows: squared lengths, taus and slops, one f32 for each row, then the labels, one byte for each.

export function gatheredTaus(facts: usize): usize {
  return facts + 4 * STRIP;
}

export function gatheredSlops(facts: usize): usize {
  return facts + 8 * STRIP;
}

export function gatheredLabels(facts: usize): usize {
  return facts + 12 * STRIP;
}

/**
 * Copy listed rows (u16, within the run that begins at `x`) into groups of their own, so that they can be scored together, and beside
 * them what is known of each: its squared length, its strip's tau and slop, its label.
 *
 * Groups are filled up with copies of their first row.
 */
export function gatherRows(
  list: usize,
  count: i32,
  d: i32,
  x: usize,
  taus: usize,
  slops: usize,
  labels: usize,
  into: usize,
  facts: usize,
): void {
  const group = (<usize>d) << 4;
  touch(list, count, x, group, into);
  const theirTaus = gatheredTaus(facts);
  const theirSlops = gatheredSlops(facts);
  const theirLabels = gatheredLabels(facts);
  for (let m: usize = 0; m < <usize>count; m += 4) {
    const i0 = <usize>load<u16>(list + (m << 1));
    const i1 = m + 1 < <usize>count ? <usize>load<u16>(list + (m << 1), 2) : i0;
    const i2 = m + 2 < <usize>count ? <usize>load<u16>(list + (m << 1), 4) : i0;
    const i3 = m + 3 < <usize>count ? <usize>load<u16>(list + (m << 1), 6) : i0;
    const o = m << 2;
    copyFour(at(x, i0, group), at(x, i1, group), at(x, i2, group), at(x, i3, group), d, into, facts + o);
    into += group;
    storeFour(theirTaus + o, strip(taus, i0), strip(taus, i1), strip(taus, i2), strip(taus, i3));
    storeFour(theirSlops + o, strip(slops, i0), strip(slops, i1), strip(slops, i2), strip(slops, i3));
    store<u8>(theirLabels + m, load<u8>(labels + i0));
    store<u8>(theirLabels + m, load<u8>(labels + i1), 1);
    store<u8>(theirLabels + m, load<u8>(labels + i2), 2);
    store<u8>(theirLabels + m, load<u8>(labels + i3), 3);
  }
}

function at(x: usize, i: usize, group: usize): usize {
  return x + (i >> 2) * group + ((i & 3) << 2);
}

function strip(numbers: usize, i: usize): usize {
  return numbers + ((i >> 8) << 2);
}

function storeFour(into: usize, p0: usize, p1: usize, p2: usize, p3: usize): void {
  if (ASC_FEATURE_SIMD) {
    v128.store(into, loadFour(p0, p1, p2, p3));
  } else {
    store<f32>(into, load<f32>(p0));
    store<f32>(into, load<f32>(p1), 4);
    store<f32>(into, load<f32>(p2), 8);
    store<f32>(into, load<f32>(p3), 12);
  }
}

function loadFour(p0: usize, p1: usize, p2: usize, p3: usize): v128 {
  let four = v128.load32_zero(p0);
  four = v128.load32_lane(p1, four, 1);
  four = v128.load32_lane(p2, four, 2);
  return v128.load32_lane(p3, four, 3);
}

/** Copy four rows into a group, and write their squared lengths, columns in order, as they are read anyway. */
function copyFour(p0: usize, p1: usize, p2: usize, p3: usize, d: i32, into: usize, norms: usize): void {
  if (ASC_FEATURE_SIMD) {
    let squares = f32x4.splat(0);
    for (let j = 0; j < d; j++) {
      const four = loadFour(p0, p1, p2, p3);
      v128.store(into, four);
      squares = f32x4.add(squares, f32x4.mul(four, four));
      p0 += 16;
      p1 += 16;
      p2 += 16;
      p3 += 16;
      into += 16;
    }
    v128.store(norms, squares);
  } else {
    copyOne(p0, d, into, norms);
    copyOne(p1, d, into + 4, norms + 4);
    copyOne(p2, d, into + 8, norms + 8);
    copyOne(p3, d, into + 12, norms + 12);
  }
}

function copyOne(from: usize, d: i32, into: usize, norm: usize): void {
  let square: f32 = 0;
  for (let j = 0; j < d; j++) {
    const value = load<f32>(from);
    store<f32>(into, value);
    square += value * value;
    from += 16;
    into += 16;
  }
  store<f32>(norm, square);
}

/**
 * Read a byte of every cache line of the listed rows, all at once, so that they are near when they are copied: copied as they arrive, few of
 * them would be under way together.
 */
function touch(list: usize, count: i32, x: usize, group: usize, sink: usize): void {
  let sum: u32 = 0;
  for (let m = 0; m < count; m++) {
    const from = x + (<usize>load<u16>(list) >> 2) * group;
    for (let line: usize = 0; line < group; line += 64) sum += load<u8>(from + line);
    list += 2;
  }
  // Used, or the reads would be left out.
  store<u32>(sink, sum);
}
