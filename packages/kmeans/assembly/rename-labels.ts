/** Give `count` labels (in whole groups of 16) the names in a table of 256 bytes. */
export function renameLabels(count: i32, labels: usize, names: usize, k: i32): void {
  if (ASC_FEATURE_SIMD) {
    if (k <= 16) {
      const table = v128.load(names);
      for (let i: usize = 0; i < <usize>count; i += 16) {
        v128.store(labels + i, i8x16.swizzle(table, v128.load(labels + i)));
      }
      return;
    }
  }
  for (let i: usize = 0; i < <usize>count; i++) {
    store<u8>(labels + i, load<u8>(names + <usize>load<u8>(labels + i)));
  }
}
