import { bucketOf } from "./bucket-of";
import { add, at, CARRIED, COUNT } from "./group-sums";

/**
 * Add up a column by group and in all, in row order, and count its values by bucket. Missing values (NaN) are left out.
 *
 * @param n Rows.
 * @param values f64.
 * @param groups Group of each row, u8.
 * @param inverse What values are multiplied by before they are added.
 * @param sums A record a group, and one for all.
 * @param all The record for all.
 * @param least See `bucketOf`; so are `scale` and `shift`.
 * @param counts u32 a bucket.
 */
export function sumGroups(
  n: i32,
  values: usize,
  groups: usize,
  inverse: f64,
  sums: usize,
  all: usize,
  least: f64,
  scale: f64,
  shift: i32,
  counts: usize,
): void {
  let sum = load<f64>(all);
  let carried = load<f64>(all, CARRIED);
  for (const end = groups + <usize>n; groups < end; groups++) {
    const x = load<f64>(values);
    values += 8;
    if (Number.isNaN(x)) continue;
    const y = x * inverse;
    const own = at(sums, <usize>load<u8>(groups));
    add(own, y);
    const next = sum + y;
    const added = next - sum;
    carried += sum - (next - added) + (y - added);
    sum = next;
    store<i32>(own, load<i32>(own, COUNT) + 1, COUNT);
    const bucket = counts + ((<usize>bucketOf(x, least, scale) >> shift) << 2);
    store<u32>(bucket, load<u32>(bucket) + 1);
  }
  store<f64>(all, sum);
  store<f64>(all, carried, CARRIED);
}
