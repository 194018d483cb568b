/**
 * The bucket of a value where a column's range is cut in equal parts: never falling as values rise.
 *
 * @param least The column's least value.
 * @param scale Buckets a unit; 0 puts everything in the first.
 */
export function bucketOf(x: f64, least: f64, scale: f64): u32 {
  return <u32>(<i32>((x - least) * scale));
}
