import { bucketOf } from "./bucket-of";

/** Parts of so few values are sorted by insertion. */
const FEW: u32 = 32;
/** Buckets of a range that is cut once more, at most, and how often that is done: beyond, values lie so unevenly that it does not part them. */
const MOST_BUCKETS = 65_536;
const MOST_ROUNDS = 3;
const ROUND_BYTES: usize = (<usize>MOST_BUCKETS) << 2;

/**
 * Sort buckets of tagged values: each is dealt out into finer buckets, and what they leave undone is done by insertion.
 *
 * @param from First bucket, and `to` the first that is left.
 * @param ends Where each bucket ends, u32.
 * @param dealt Values by bucket, f64; scratch afterwards. So are `dealtTags`, u8.
 * @param into Room for the sorted values, and `tags` for their tags.
 * @param least See `bucketOf`; so is `scale`.
 * @param mask Finer buckets a bucket, less one: one less than a power of two.
 * @param counts Room for the finer buckets, u32.
 * @param scratch Room for `MOST_ROUNDS × MOST_BUCKETS` u32.
 */
export function sortBuckets(
  from: i32,
  to: i32,
  ends: usize,
  dealt: usize,
  dealtTags: usize,
  into: usize,
  tags: usize,
  least: f64,
  scale: f64,
  mask: u32,
  counts: usize,
  scratch: usize,
): void {
  let start: usize = from === 0 ? 0 : <usize>load<u32>(ends + ((<usize>from - 1) << 2));
  for (let b = from; b < to; b++) {
    const end = <usize>load<u32>(ends + ((<usize>b) << 2));
    if (start === end) continue;
    memory.fill(counts, 0, (<usize>mask + 1) << 2);
    for (let i = start; i < end; i++) {
      const fine = counts + ((<usize>(bucketOf(load<f64>(dealt + (i << 3)), least, scale) & mask)) << 2);
      store<u32>(fine, load<u32>(fine) + 1);
    }
    let place = <u32>start;
    let most: u32 = 0;
    for (let fine = counts; fine <= counts + ((<usize>mask) << 2); fine += 4) {
      const size = load<u32>(fine);
      store<u32>(fine, place);
      place += size;
      most = max(most, size);
    }
    for (let i = start; i < end; i++) {
      const x = load<f64>(dealt + (i << 3));
      const fine = counts + ((<usize>(bucketOf(x, least, scale) & mask)) << 2);
      const at = <usize>load<u32>(fine);
      store<u32>(fine, <u32>at + 1);
      store<f64>(into + (at << 3), x);
      store<u8>(tags + at, load<u8>(dealtTags + i));
    }
    if (most > FEW) sortLarge(counts, mask + 1, start, into, tags, dealt, dealtTags, scratch, 0);
    insert(into, tags, start, end);
    start = end;
  }
}

/** Sort every bucket that holds more than a few values. */
function sortLarge(
  ends: usize,
  buckets: u32,
  start: usize,
  values: usize,
  tags: usize,
  spare: usize,
  spareTags: usize,
  scratch: usize,
  round: i32,
): void {
  for (let b: u32 = 0; b < buckets; b++) {
    const end = <usize>load<u32>(ends + ((<usize>b) << 2));
    if (end - start > FEW) sortRange(start, end, values, tags, spare, spareTags, scratch, round);
    start = end;
  }
}

function sortRange(
  start: usize,
  end: usize,
  values: usize,
  tags: usize,
  spare: usize,
  spareTags: usize,
  scratch: usize,
  round: i32,
): void {
  let least: f64 = Infinity;
  let greatest: f64 = -Infinity;
  for (let i = start; i < end; i++) {
    const x = load<f64>(values + (i << 3));
    least = min(least, x);
    greatest = max(greatest, x);
  }
  if (least === greatest) return;
  const buckets = min(<u32>(end - start), <u32>MOST_BUCKETS);
  // A little less than all buckets, so that rounding never lands the largest value beyond the last.
  const scale = (<f64>buckets * (1 - 1e-9)) / (greatest - least);
  if (round === MOST_ROUNDS || !(scale > 0 && scale < Infinity)) {
    heapSort(values, tags, start, end);
    return;
  }
  const counts = scratch + <usize>round * ROUND_BYTES;
  memory.fill(counts, 0, (<usize>buckets) << 2);
  for (let i = start; i < end; i++) {
    const bucket = counts + ((<usize>bucketOf(load<f64>(values + (i << 3)), least, scale)) << 2);
    store<u32>(bucket, load<u32>(bucket) + 1);
  }
  let place = <u32>start;
  for (let b: usize = 0; b < <usize>buckets; b++) {
    const size = load<u32>(counts + (b << 2));
    store<u32>(counts + (b << 2), place);
    place += size;
  }
  for (let i = start; i < end; i++) {
    const x = load<f64>(values + (i << 3));
    const bucket = counts + ((<usize>bucketOf(x, least, scale)) << 2);
    const at = <usize>load<u32>(bucket);
    store<u32>(bucket, <u32>at + 1);
    store<f64>(spare + (at << 3), x);
    store<u8>(spareTags + at, load<u8>(tags + i));
  }
  memory.copy(values + (start << 3), spare + (start << 3), (end - start) << 3);
  memory.copy(tags + start, spareTags + start, end - start);
  sortLarge(counts, buckets, start, values, tags, spare, spareTags, scratch, round + 1);
  insert(values, tags, start, end);
}

/** Sort what is nearly sorted. */
function insert(values: usize, tags: usize, start: usize, end: usize): void {
  let before = load<f64>(values + (start << 3));
  for (let i = start + 1; i < end; i++) {
    const x = load<f64>(values + (i << 3));
    if (before <= x) {
      before = x;
      continue;
    }
    const tag = load<u8>(tags + i);
    let at = i;
    do {
      store<f64>(values + (at << 3), load<f64>(values + ((at - 1) << 3)));
      store<u8>(tags + at, load<u8>(tags + at - 1));
      at--;
    } while (at > start && load<f64>(values + ((at - 1) << 3)) > x);
    store<f64>(values + (at << 3), x);
    store<u8>(tags + at, tag);
  }
}

/** By comparisons alone, however values lie. Williams (1964), Communications of the ACM 7. */
function heapSort(values: usize, tags: usize, start: usize, end: usize): void {
  const v = values + (start << 3);
  const t = tags + start;
  let count = end - start;
  for (let i = count >> 1; i > 0; i--) sink(v, t, i - 1, count);
  while (count > 1) {
    count--;
    const x = load<f64>(v);
    const tag = load<u8>(t);
    store<f64>(v, load<f64>(v + (count << 3)));
    store<u8>(t, load<u8>(t + count));
    store<f64>(v + (count << 3), x);
    store<u8>(t + count, tag);
    sink(v, t, 0, count);
  }
}

/** Let a value down until none below it is larger. */
function sink(v: usize, t: usize, at: usize, count: usize): void {
  const x = load<f64>(v + (at << 3));
  const tag = load<u8>(t + at);
  for (let child = (at << 1) + 1; child < count; child = (at << 1) + 1) {
    if (child + 1 < count && load<f64>(v + ((child + 1) << 3)) > load<f64>(v + (child << 3))) child++;
    if (load<f64>(v + (child << 3)) <= x) break;
    store<f64>(v + (at << 3), load<f64>(v + (child << 3)));
    store<u8>(t + at, load<u8>(t + child));
    at = child;
  }
  store<f64>(v + (at << 3), x);
  store<u8>(t + at, tag);
}
