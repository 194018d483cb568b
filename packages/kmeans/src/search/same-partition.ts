/**
 * Whether two labellings part the rows alike, whatever the clusters are called.
 *
 * @param a Labels up to 255.
 * @param b As many labels.
 */
export function samePartition(a: Uint8Array, b: Uint8Array): boolean {
  const toB = new Int16Array(256).fill(-1);
  const toA = new Int16Array(256).fill(-1);
  for (let i = 0; i < a.length; i++) {
    if (toB[a[i]] < 0 && toA[b[i]] < 0) {
      toB[a[i]] = b[i];
      toA[b[i]] = a[i];
    } else if (toB[a[i]] !== b[i] || toA[b[i]] !== a[i]) {
      return false;
    }
  }
  return true;
}
