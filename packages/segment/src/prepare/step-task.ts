import type { CategoricalColumn, NumericColumn } from "../customer-table.js";
import type { SharedStage } from "../share/shared-stage.js";
import { categoryStep } from "./category-step.js";
import type { ColumnPreparations } from "./column-preparation.js";
import { type Fitted, numericStep } from "./numeric-step.js";
import type { CategoryStep, NumericStep, PrepareMode } from "./recipe.js";

/** What steps are fitted to. */
export interface StepBench {
  /** The features. */
  readonly columns: readonly (NumericColumn | CategoricalColumn)[];
  readonly mode: PrepareMode;
  readonly minCell: number;
  readonly decisions: ColumnPreparations;
  /** ISO date. */
  readonly asOf: string | null;
}

/** A feature's way into the model, by its place among them. */
export function fitStep(
  { columns, mode, minCell, decisions, asOf }: StepBench,
  at: number,
): Fitted<NumericStep | CategoryStep> {
  const column = columns[at];
  const decision = Object.hasOwn(decisions, column.name) ? decisions[column.name] : {};
  return column.kind === "numeric"
    ? numericStep(column, mode, decision, asOf)
    : categoryStep(column, mode, minCell, decision.missing?.map(String));
}

/** A feature a task. What is refused comes back as null: whoever asked fits it again and hears why. */
export const stepStage: SharedStage<StepBench, number, Fitted<NumericStep | CategoryStep> | null> = {
  name: "step",
  run: (bench, at) => {
    try {
      return fitStep(bench, at);
    } catch {
      return null;
    }
  },
};
