/**
 * Count rows by segment and cell of a grid on the plane of two axes; those beyond it are left out.
 *
 * @param count Rows.
 * @param d Columns.
 * @param rows `count × d`, f64.
 * @param labels The segment of each row, u8.
 * @param means One a column.
 * @param axes For each column how far it goes across and up, in pairs.
 * @param grid Three pairs of f64: the low ends, the spans and the numbers of cells, across and up.
 * @param counts Segment by segment, line by line, u32.
 */
export function countCells(
  count: i32,
  d: i32,
  rows: usize,
  labels: usize,
  means: usize,
  axes: usize,
  grid: usize,
  counts: usize,
): void {
  const low = v128.load(grid);
  const span = v128.load(grid, 16);
  const cells = v128.load(grid, 32);
  const zero = f64x2.splat(0);
  const columns = <i32>f64x2.extract_lane(cells, 0);
  const lines = <i32>f64x2.extract_lane(cells, 1);
  const rowBytes = (<usize>d) << 3;
  for (const end = labels + <usize>count; labels < end; labels++) {
    let place = zero;
    for (let j: usize = 0; j < rowBytes; j += 8) {
      const step = f64x2.sub(v128.load64_splat(rows), v128.load64_splat(means + j));
      place = f64x2.add(place, f64x2.mul(step, v128.load(axes + (j << 1))));
      rows += 8;
    }
    const cell = f64x2.floor(f64x2.mul(f64x2.div(f64x2.sub(place, low), span), cells));
    if (v128.any_true(v128.or(f64x2.lt(cell, zero), f64x2.ge(cell, cells)))) continue;
    const line = <i32>load<u8>(labels) * lines + <i32>f64x2.extract_lane(cell, 1);
    const at = counts + ((<usize>(line * columns + <i32>f64x2.extract_lane(cell, 0))) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
}
