import { bucketOf } from "./bucket-of";
import { at, MEAN, SQUARES } from "./group-sums";

/**
 * Put a column's values and their groups where their buckets have come to, and add up squared deviations by group, in row order. Missing
 * values (NaN) are left out; −0 becomes 0.
 *
 * @param n Rows.
 * @param values f64.
 * @param groups Group of each row, u8.
 * @param inverse What values are multiplied by before they are squared.
 * @param sums A record a group, its mean known.
 * @param least See `bucketOf`; so are `scale` and `shift`.
 * @param places Where each bucket begins, u32; afterwards where it ends.
 * @param into Room for the values, and `tags` for their groups.
 */
export function dealOut(
  n: i32,
  values: usize,
  groups: usize,
  inverse: f64,
  sums: usize,
  least: f64,
  scale: f64,
  shift: i32,
  places: usize,
  into: usize,
  tags: usize,
): void {
  for (const end = groups + <usize>n; groups < end; groups++) {
    const x = load<f64>(values);
    values += 8;
    if (Number.isNaN(x)) continue;
    const group = <usize>load<u8>(groups);
    const own = at(sums, group);
    const step = x * inverse - load<f64>(own, MEAN);
    store<f64>(own, load<f64>(own, SQUARES) + step * step, SQUARES);
    const bucket = places + ((<usize>bucketOf(x, least, scale) >> shift) << 2);
    const place = <usize>load<u32>(bucket);
    store<u32>(bucket, <u32>place + 1);
    store<f64>(into + (place << 3), x + 0.0);
    store<u8>(tags + place, <u8>group);
  }
}
