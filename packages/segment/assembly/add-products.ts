/**
 * Add the products of the columns' steps from a centre, row after row.
 *
 * @param count Rows.
 * @param d Columns.
 * @param width `d` rounded up to fours.
 * @param rows `count × d`, f64.
 * @param centre One a column; `sums` of steps likewise.
 * @param steps Room for `count × width`; beyond `d` it must hold zeros, which stay.
 * @param products `width × width`: on the diagonal and above it, and within blocks of four below, products are added up.
 */
export function addProducts(
  count: i32,
  d: i32,
  width: i32,
  rows: usize,
  centre: usize,
  sums: usize,
  steps: usize,
  products: usize,
): void {
  takeSteps(count, d, width, rows, centre, sums, steps);
  const stepBytes = (<usize>width) << 3;
  for (let i: usize = 0; i < stepBytes; i += 32) {
    for (let j = i; j < stepBytes; j += 32)
      addBlock(count, stepBytes, steps + i, steps + j, products + <usize>width * i + j);
  }
}

function takeSteps(count: i32, d: i32, width: i32, rows: usize, centre: usize, sums: usize, steps: usize): void {
  const gap = (<usize>(width - d)) << 3;
  const rowBytes = (<usize>d) << 3;
  for (let r = 0; r < count; r++) {
    let j: usize = 0;
    for (; j + 16 <= rowBytes; j += 16) {
      const step = f64x2.sub(v128.load(rows), v128.load(centre + j));
      v128.store(steps, step);
      v128.store(sums + j, f64x2.add(v128.load(sums + j), step));
      rows += 16;
      steps += 16;
    }
    if (j < rowBytes) {
      const step = load<f64>(rows) - load<f64>(centre + j);
      store<f64>(steps, step);
      store<f64>(sums + j, load<f64>(sums + j) + step);
      rows += 8;
      steps += 8;
    }
    steps += gap;
  }
}

/** The products of four columns with four. */
function addBlock(count: i32, stepBytes: usize, left: usize, right: usize, block: usize): void {
  let a0 = v128.load(block);
  let a1 = v128.load(block, 16);
  const second = block + stepBytes;
  let b0 = v128.load(second);
  let b1 = v128.load(second, 16);
  const third = second + stepBytes;
  let c0 = v128.load(third);
  let c1 = v128.load(third, 16);
  const fourth = third + stepBytes;
  let d0 = v128.load(fourth);
  let d1 = v128.load(fourth, 16);
  for (let r = 0; r < count; r++) {
    const x = v128.load(right);
    const y = v128.load(right, 16);
    const a = v128.load64_splat(left);
    a0 = f64x2.add(a0, f64x2.mul(a, x));
    a1 = f64x2.add(a1, f64x2.mul(a, y));
    const b = v128.load64_splat(left, 8);
    b0 = f64x2.add(b0, f64x2.mul(b, x));
    b1 = f64x2.add(b1, f64x2.mul(b, y));
    const c = v128.load64_splat(left, 16);
    c0 = f64x2.add(c0, f64x2.mul(c, x));
    c1 = f64x2.add(c1, f64x2.mul(c, y));
    const d = v128.load64_splat(left, 24);
    d0 = f64x2.add(d0, f64x2.mul(d, x));
    d1 = f64x2.add(d1, f64x2.mul(d, y));
    left += stepBytes;
    right += stepBytes;
  }
  v128.store(block, a0);
  v128.store(block, a1, 16);
  v128.store(second, b0);
  v128.store(second, b1, 16);
  v128.store(third, c0);
  v128.store(third, c1, 16);
  v128.store(fourth, d0);
  v128.store(fourth, d1, 16);
}
