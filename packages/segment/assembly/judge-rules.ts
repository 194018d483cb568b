/**
 * Count, segment by segment, the rows that a condition has in common with others, and say which of those pairs may be kept.
 *
 * @param from First condition that is tried, and `to` the first that is left.
 * @param k Segments.
 * @param one The rows it holds for: vectors of bits, each segment's from a vector of its own on.
 * @param sets Those of every condition, one after the other.
 * @param setBytes Bytes of one.
 * @param starts Where each segment's bits begin, in bytes, and where the last ends: u32.
 * @param weights Customers each row stands for, f64 a segment; `wholes` how many they are together.
 * @param all Rows that are too many: those `one` holds for.
 * @param least The score a segment's rule has to beat, f64.
 * @param places Room for the conditions found, u32.
 * @param hits Room for `k` f64 each: customers in common, by segment.
 * @returns How many were found.
 */
export function judgeRules(
  from: i32,
  to: i32,
  k: i32,
  one: usize,
  sets: usize,
  setBytes: usize,
  starts: usize,
  weights: usize,
  wholes: usize,
  all: i32,
  least: usize,
  places: usize,
  hits: usize,
): i32 {
  let found = 0;
  const bytes = (<usize>k) << 3;
  for (let at = from; at < to; at++) {
    const other = sets + <usize>at * setBytes;
    let both = 0;
    let holds: f64 = 0;
    for (let s: usize = 0; s < <usize>k; s++) {
      const count = common(one, other, load<u32>(starts + (s << 2)), load<u32>(starts + (s << 2), 4));
      const here = load<f64>(weights + (s << 3)) * <f64>count;
      store<f64>(hits + (s << 3), here);
      both += count;
      holds += here;
    }
    if (both === 0 || both >= all) continue;
    for (let s: usize = 0; s < bytes; s += 8) {
      const here = load<f64>(hits + s);
      if (here > 0 && (2 * here) / (holds + load<f64>(wholes + s)) > load<f64>(least + s)) {
        store<u32>(places + ((<usize>found) << 2), at);
        found++;
        hits += bytes;
        break;
      }
    }
  }
  return found;
}

/** Bits set in both, from one byte to another. */
function common(a: usize, b: usize, from: u32, to: u32): i32 {
  let sums = i64x2.splat(0);
  for (let at = <usize>from; at < <usize>to; at += 16) {
    const ones = i8x16.popcnt(v128.and(v128.load(a + at), v128.load(b + at)));
    // Up to 8 a byte: added up in pairs twice, they stay whole.
    const fours = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(ones));
    sums = i32x4.add(sums, fours);
  }
  return (
    i32x4.extract_lane(sums, 0) +
    i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) +
    i32x4.extract_lane(sums, 3)
  );
}
