import type { ResolvedConfig } from "@coterie/wire";

/** What decides nothing before the segments are described. */
const describing: readonly string[] = ["scores", "names"];

/** What decides nothing before K is compared. */
const comparing: readonly string[] = [...describing, "k", "keep", "seed", "restarts", "exactSilhouette"];

/** Two configurations with the same key fit and compare the same. */
export function comparisonKey(config: ResolvedConfig): string {
  return keyWithout(config, describing);
}

/** Two configurations with the same key read and prepare the same. */
export function inspectionKey(config: ResolvedConfig): string {
  return keyWithout(config, comparing);
}

function keyWithout(config: ResolvedConfig, names: readonly string[]): string {
  const deciding = Object.entries(config).filter(([name]) => !names.includes(name));
  return JSON.stringify(deciding.sort(([a], [b]) => (a < b ? -1 : 1)));
}
