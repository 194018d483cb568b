/**
 * Put sorted values by group, in their order.
 *
 * @param n Values.
 * @param values f64.
 * @param tags Group of each, u8.
 * @param places Where each group has come to, u32; moved on.
 * @param into Room for the values.
 */
export function partGroups(n: i32, values: usize, tags: usize, places: usize, into: usize): void {
  for (const end = tags + <usize>n; tags < end; tags++) {
    const group = places + ((<usize>load<u8>(tags)) << 2);
    const place = <usize>load<u32>(group);
    store<u32>(group, <u32>place + 1);
    store<f64>(into + (place << 3), load<f64>(values));
    values += 8;
  }
}
