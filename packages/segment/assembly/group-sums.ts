/** Where a group's numbers stand in its record, in bytes: its sum first, and rounding errors of the sum. */
export const CARRIED = 8;
/** How many values were added: i32. */
export const COUNT = 16;
export const MEAN = 24;
/** Sum of squared deviations from the mean. */
export const SQUARES = 32;

/** The record of a group. */
export function at(sums: usize, group: usize): usize {
  return sums + (group << 6);
}

/** Add a number to a group's sum and keep what rounding loses (Knuth's TwoSum). */
export function add(record: usize, y: f64): void {
  const sum = load<f64>(record);
  const next = sum + y;
  const added = next - sum;
  store<f64>(record, load<f64>(record, CARRIED) + (sum - (next - added) + (y - added)), CARRIED);
  store<f64>(record, next);
}
