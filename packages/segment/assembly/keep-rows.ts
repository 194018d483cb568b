/** How a condition compares. */
const AT_MOST = 0;
const OVER = 1;

/**
 * Leave 1 only where a number fulfils a condition; a missing one (NaN) fulfils none.
 *
 * @param n Rows.
 * @param values f64.
 * @param operator At most `value` (0), over it (1), equal to it (2).
 * @param holding 0 or 1 a row, u8.
 */
export function keepNumbers(n: i32, values: usize, operator: i32, value: f64, holding: usize): void {
  const end = holding + <usize>n;
  if (operator === AT_MOST) {
    for (; holding < end; holding++) {
      store<u8>(holding, load<u8>(holding) & <u8>(load<f64>(values) <= value));
      values += 8;
    }
  } else if (operator === OVER) {
    for (; holding < end; holding++) {
      store<u8>(holding, load<u8>(holding) & <u8>(load<f64>(values) > value));
      values += 8;
    }
  } else {
    for (; holding < end; holding++) {
      store<u8>(holding, load<u8>(holding) & <u8>(load<f64>(values) === value));
      values += 8;
    }
  }
}

/**
 * Count rows by whether they are of a segment (2) and whether they hold (1).
 *
 * @param n Rows.
 * @param holding 0 or 1 a row, u8.
 * @param segments Segment of each row, u8.
 * @param counts Four i32, added to.
 */
export function tallyRows(n: i32, holding: usize, segments: usize, segment: u32, counts: usize): void {
  let held = 0;
  let own = 0;
  let both = 0;
  for (const end = holding + <usize>n; holding < end; holding++) {
    const holds = <i32>load<u8>(holding);
    const isOwn = <i32>(<u32>load<u8>(segments++) === segment);
    held += holds;
    own += isOwn;
    both += holds & isOwn;
  }
  store<i32>(counts, load<i32>(counts) + n - held - own + both);
  store<i32>(counts, load<i32>(counts, 4) + held - both, 4);
  store<i32>(counts, load<i32>(counts, 8) + own - both, 8);
  store<i32>(counts, load<i32>(counts, 12) + both, 12);
}
