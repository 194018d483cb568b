import type { ResolvedConfig } from "@coterie/wire";

/** What is decided once the segments are described. */
const naming: readonly string[] = ["names", "scores", "allowNone"];

/** What decides nothing before the segments are described. */
const describing: readonly string[] = [...naming, "vocabulary", "playbook"];

/** What decides nothing before K is compared. */
const comparing: readonly string[] = [...describing, "k", "keep", "quick", "seed", "restarts", "exactSilhouette"];

/** What decides nothing before customers are prepared. */
const preparing: readonly string[] = [...comparing, "prepare", "minCell", "weights"];

/** Two configurations with the same key are one run to a person: only what its segments are called, or which K is kept, differs. */
export function runKey(config: ResolvedConfig): string {
  return keyWithout(config, [...naming, "keep"]);
}

/** Two configurations with the same key describe the same. */
export function descriptionKey(config: ResolvedConfig): string {
  return keyWithout(config, naming);
}

/** Two configurations with the same key fit and compare the same, whatever K they keep. */
export function comparisonKey(config: ResolvedConfig): string {
  return keyWithout(config, [...describing, "keep"]);
}

/** Two configurations with the same key prepare the same. */
export function inspectionKey(config: ResolvedConfig): string {
  return keyWithout(config, comparing);
}

/** Two configurations with the same key read the same. */
export function readingKey(config: ResolvedConfig): string {
  return keyWithout(config, preparing);
}

function keyWithout(config: ResolvedConfig, names: readonly string[]): string {
  const deciding = Object.entries(config).filter(([name]) => !names.includes(name));
  return JSON.stringify(deciding.sort(([a], [b]) => (a < b ? -1 : 1)));
}
