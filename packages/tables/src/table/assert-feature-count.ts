import { TablesError } from "../tables-error.js";
import type { Output } from "./outputs.js";

/** Refuse more features than can be clustered. */
export function assertFeatureCount(outputs: readonly Output[], limit: number): void {
  const count = outputs.reduce((sum, { featureCount }) => sum + featureCount, 0);
  if (count <= limit) return;
  throw new TablesError(
    "too-many-features",
    `At most ${limit.toLocaleString("en")} columns can be clustered; got ${count.toLocaleString("en")}. Name the ones that matter with --features.`,
  );
}
