/**
 * Bytes in the unit that keeps them a small number.
 *
 * @returns `412 bytes`, `3.7 MB`, `1.02 GB`.
 */
export function formatBytes(bytes: number): string {
  if (bytes < 1e3) return `${bytes} bytes`;
  const power = bytes < 1e6 ? 1 : bytes < 1e9 ? 2 : 3;
  return `${Number((bytes / 1e3 ** power).toPrecision(3))} ${["", "kB", "MB", "GB"][power]}`;
}
