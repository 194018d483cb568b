import type { Matrix } from "@coterie/kmeans";
import type { CustomerTable } from "../customer-table.js";
import { SegmentError } from "../segment-error.js";
import type { BlockWeight } from "./column-preparation.js";
import { dimensionVariances } from "./distance-shares.js";
import type { CategoryStep, NumericStep, Recipe } from "./recipe.js";

/**
 * Refuse blocks that cannot be weighed.
 *
 * @param blocks What a person wrote.
 * @param table The customers, amended.
 * @throws {SegmentError} `bad-option`: a count that is none, a column that is not clustered, or stands in two blocks.
 */
export function assertBlocks(blocks: readonly BlockWeight[], table: CustomerTable): void {
  const roles = new Map(table.columns.map(({ name, role }) => [name, role]));
  const taken = new Set<string>();
  for (const { columns, countAs } of blocks) {
    if (columns.length === 0)
      throw refused("weights must name the columns of each block; got none. Name them, or remove it.");
    if (!(countAs > 0 && countAs <= 1000)) {
      throw refused(
        `weights.countAs must be a number above 0, up to 1,000: how many columns ${columns.join(", ")} count as together; got ${String(countAs)}. To leave columns out, drop them under columns.`,
      );
    }
    for (const name of columns) {
      const role = roles.get(name);
      if (role !== "feature") {
        const got = role === undefined ? "is not in the table" : `is not clustered (${role})`;
        throw refused(`weights must name clustered columns; ${name} ${got}. Correct the name, or remove it.`);
      }
      if (taken.has(name))
        throw refused(`a column stands in one block of weights; got ${name} twice. Keep one of the two.`);
      taken.add(name);
    }
  }
}

/**
 * Weigh blocks of columns, so that all dimensions of a block together vary as much as `countAs` standardised columns.
 *
 * @param recipe Fitted, without the weights.
 * @param matrix The customers taken through it.
 * @param blocks Checked.
 * @returns The recipe with weights; the same one where there are no blocks. A block whose columns were all left out is passed over.
 */
export function weighBlocks(recipe: Recipe, matrix: Matrix, blocks: readonly BlockWeight[]): Recipe {
  if (blocks.length === 0) return recipe;
  const variances = dimensionVariances(matrix);
  const weights = new Map<string, number>();
  for (const { columns, countAs } of blocks) {
    const variance = recipe.dimensions.reduce(
      (sum, { column }, j) => (columns.includes(column) ? sum + variances[j] : sum),
      0,
    );
    if (variance > 0) for (const name of columns) weights.set(name, Math.sqrt(countAs / variance));
  }
  return { ...recipe, steps: recipe.steps.map((step) => weighed(step, weights.get(step.column))) };
}

function weighed(step: NumericStep | CategoryStep, weight: number | undefined): NumericStep | CategoryStep {
  if (weight === undefined) return step;
  return { ...step, weight: weight * (step.weight ?? 1) };
}

function refused(message: string): SegmentError {
  return new SegmentError("bad-option", message);
}
