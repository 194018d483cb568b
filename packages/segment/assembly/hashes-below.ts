/**
 * The rows of a stretch whose hash lies under a limit, and their hashes: as `firstUint32` of packages/kmeans gives them, four rows at a time.
 *
 * @param from First row of the stretch.
 * @param n Rows of it.
 * @param seed Of the hash.
 * @param limit Unsigned.
 * @param rows Room for `n` u32; `hashes` has that and room for four more.
 * @returns How many there are.
 */
export function hashesBelow(from: u32, n: i32, seed: u32, limit: u32, rows: usize, hashes: usize): i32 {
  const most = i32x4.splat(<i32>limit);
  const keys = mix(i32x4.splat(<i32>seed));
  const step = i32x4.splat(<i32>(<u32>0x9e3779b9 * 2));
  let found = 0;
  for (let i = 0; i < n; i += 4) {
    const four = i32x4.add(i32x4.splat(<i32>from + i), i32x4(0, 1, 2, 3));
    const word = mix(i32x4.add(mix(mix(v128.xor(keys, four))), step));
    const scrambled = i32x4.mul(word, i32x4.splat(5));
    const turned = v128.or(i32x4.shl(scrambled, 7), i32x4.shr_u(scrambled, 25));
    const hash = i32x4.mul(turned, i32x4.splat(9));
    let low = i32x4.bitmask(i32x4.lt_u(hash, most));
    if (low === 0) continue;
    // Written and read again: a lane cannot be taken by a number that is not fixed.
    v128.store(hashes + ((<usize>n) << 2), hash);
    for (; low !== 0; low &= low - 1) {
      const lane = ctz(low);
      if (i + lane >= n) break;
      store<u32>(rows + ((<usize>found) << 2), from + i + lane);
      store<u32>(hashes + ((<usize>found) << 2), load<u32>(hashes + ((<usize>(n + lane)) << 2)));
      found++;
    }
  }
  return found;
}

/** `mix32` of packages/kmeans. */
function mix(x: v128): v128 {
  let h = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(<i32>0x85ebca6b));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(<i32>0xc2b2ae35));
  return v128.xor(h, i32x4.shr_u(h, 16));
}
