import type { SharedStage } from "../share/shared-stage.js";
import type { PersonaRule } from "./persona.js";
import type { RuleTable } from "./rule-conditions.js";
import { type RuleOptions, segmentRules } from "./segment-rules.js";

/** What rules are looked for in. */
export interface RuleBench {
  readonly table: RuleTable;
  /** Segment of each row, from 0. */
  readonly labels: Uint8Array;
  readonly k: number;
  /** What columns are called. */
  readonly names: ReadonlyMap<string, string>;
  readonly options: RuleOptions;
}

/** The rules of all segments: a single task, for they are searched together. */
export const ruleStage: SharedStage<RuleBench, null, readonly (PersonaRule | null)[]> = {
  name: "rules",
  run: ({ table, labels, k, names, options }) => segmentRules(table, labels, k, names, options),
};
