import type { CustomerTable } from "../customer-table.js";
import { inSlices } from "../share/in-slices.js";
import { shareTasks } from "../share/share-tasks.js";
import type { Helper } from "../share/shared-stage.js";
import { nextTurn } from "../share/slices.js";
import { columnLabels } from "./column-labels.js";
import type { PersonaRule } from "./persona.js";
import { ruleStage } from "./rule-task.js";
import type { RuleOptions } from "./segment-rules.js";

/** How rules are looked for, and by whom. */
export interface FindRulesOptions extends RuleOptions {
  /** Threads that may do it; what comes out does not depend on them (default none). */
  readonly helpers?: readonly Helper[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * `segmentRules`, in a helper's thread where one is sooner free than this one, which begins after those who wait for a turn.
 *
 * @param table Customers. Not modified.
 * @param labels Segment of each, from 0.
 * @param k Segments.
 * @throws {SegmentError} `aborted`.
 */
export async function findRules(
  table: CustomerTable,
  labels: Uint8Array,
  k: number,
  { helpers = [], signal, ...options }: FindRulesOptions,
): Promise<readonly (PersonaRule | null)[]> {
  const { rowCount } = table;
  const columns = table.columns.filter(({ role }) => role === "feature");
  const names = columnLabels(table, options.vocabulary);
  const bench = { table: { rowCount, columns }, labels, k, names, options };
  const shared = shareTasks(ruleStage, bench, [null], helpers);
  await nextTurn();
  const [rules] = await shared.finish(inSlices((task) => ruleStage.run(bench, task), signal));
  return rules;
}
