/**
 * Squared lengths of `count` rows of one strip, f32, columns in order.
 *
 * @returns The greatest of them.
 */
export function rowNorms(count: i32, d: i32, x: usize, norms: usize): f32 {
  const group = (<usize>d) << 4;
  let most: f32 = 0;
  for (let i: usize = 0; i < <usize>count; i++) {
    let at = x + (i >> 2) * group + ((i & 3) << 2);
    let sum: f32 = 0;
    for (let j = 0; j < d; j++) {
      const t = load<f32>(at);
      sum += t * t;
      at += 16;
    }
    store<f32>(norms + (i << 2), sum);
    if (sum > most) most = sum;
  }
  return most;
}
