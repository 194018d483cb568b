/** Copy listed rows (u16, within the run that begins at `x`) into groups of their own, so that they can be scored together. */
export function gatherRows(list: usize, count: i32, d: i32, x: usize, into: usize): void {
  const group = (<usize>d) << 4;
  for (let m: usize = 0; m < <usize>count; m++) {
    const i = <usize>load<u16>(list + (m << 1));
    let from = x + (i >> 2) * group + ((i & 3) << 2);
    let to = into + (m >> 2) * group + ((m & 3) << 2);
    for (let j = 0; j < d; j++) {
      store<f32>(to, load<f32>(from));
      from += 16;
      to += 16;
    }
  }
}
