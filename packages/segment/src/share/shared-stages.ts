import { judgeStage } from "../compare/verdict/judge-k.js";
import { sampleStage } from "../compare/verdict/sample-tasks.js";
import { columnStage } from "../persona/column-task.js";
import { reclusterStage } from "../persona/recluster-task.js";
import { ruleStage } from "../persona/rule-task.js";
import { rowsStage } from "../prepare/apply-recipe.js";
import { stepStage } from "../prepare/step-task.js";
import type { SharedStage } from "./shared-stage.js";

/** Every stage that is cut in tasks, by name: what a helper must know. Its thread no longer tells benches and tasks apart by type. */
export const sharedStages: ReadonlyMap<string, SharedStage<unknown, unknown, unknown>> = new Map(
  [stepStage, rowsStage, sampleStage, judgeStage, columnStage, reclusterStage, ruleStage].map((stage) => [
    stage.name,
    stage as unknown as SharedStage<unknown, unknown, unknown>,
  ]),
);
