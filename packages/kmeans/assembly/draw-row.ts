/**
 * The row in which a running sum of masses passes what is left to pass; the last one with a mass where rounding leaves some.
 *
 * @param masses One f32 for each row.
 * @param left Less than their sum.
 * @returns The row, or -1 where no row has a mass.
 */
export function drawRow(count: i32, masses: usize, left: f64): i32 {
  let drawn = -1;
  for (let i = 0; i < count; i++) {
    const mass = <f64>load<f32>(masses + ((<usize>i) << 2));
    if (mass === 0) continue;
    drawn = i;
    if (left < mass) break;
    left -= mass;
  }
  return drawn;
}
