/**
 * Each row times a factor, the products of one sum added in the order of the columns.
 *
 * @param count Rows.
 * @param d Columns.
 * @param rows `count × d`, f64.
 * @param factor `d × width`: by column of the rows, what each sum takes of it; `width` is `d` rounded up to twos.
 * @param joined Room for `count × width`.
 */
export function joinRows(count: i32, d: i32, width: i32, rows: usize, factor: usize, joined: usize): void {
  const widthBytes = (<usize>width) << 3;
  for (let r = 0; r < count; r++) {
    for (let j: usize = 0; j < widthBytes; j += 16) {
      let sum = f64x2.splat(0);
      let from = factor + j;
      for (let l: usize = 0; l < (<usize>d) << 3; l += 8) {
        sum = f64x2.add(sum, f64x2.mul(v128.load(from), v128.load64_splat(rows + l)));
        from += widthBytes;
      }
      v128.store(joined + j, sum);
    }
    rows += (<usize>d) << 3;
    joined += widthBytes;
  }
}
