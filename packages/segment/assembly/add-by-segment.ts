/**
 * Add the steps of rows from a centre to the sums of their segments, and their squares by column, in row order.
 *
 * @param count Rows.
 * @param d Columns.
 * @param rows `count × d`, f64.
 * @param labels The segment of each row, u8.
 * @param centre One a column; `squares` likewise.
 * @param sizes One a segment, f64.
 * @param sums `k × d`.
 */
export function addBySegment(
  count: i32,
  d: i32,
  rows: usize,
  labels: usize,
  centre: usize,
  sizes: usize,
  sums: usize,
  squares: usize,
): void {
  const rowBytes = (<usize>d) << 3;
  for (const end = labels + <usize>count; labels < end; labels++) {
    const c = <usize>load<u8>(labels);
    store<f64>(sizes + (c << 3), load<f64>(sizes + (c << 3)) + 1);
    const own = sums + c * rowBytes;
    let j: usize = 0;
    for (; j + 16 <= rowBytes; j += 16) {
      const step = f64x2.sub(v128.load(rows), v128.load(centre + j));
      v128.store(own + j, f64x2.add(v128.load(own + j), step));
      v128.store(squares + j, f64x2.add(v128.load(squares + j), f64x2.mul(step, step)));
      rows += 16;
    }
    if (j < rowBytes) {
      const step = load<f64>(rows) - load<f64>(centre + j);
      store<f64>(own + j, load<f64>(own + j) + step);
      store<f64>(squares + j, load<f64>(squares + j) + step * step);
      rows += 8;
    }
  }
}
