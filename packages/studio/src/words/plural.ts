/**
 * The form of a noun that goes with a count.
 *
 * @param count How many.
 * @param one The singular.
 * @param many The plural (default: singular and s).
 * @returns `segment` or `segments`.
 */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return count === 1 ? one : many;
}
