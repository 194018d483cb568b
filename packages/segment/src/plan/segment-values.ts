import { SegmentError } from "../segment-error.js";
import type { Segmentation } from "../segmentation.js";
import type { SegmentValue } from "./plan.js";
import { parseValue } from "./value-formula.js";

/** What a customer of each segment is worth: by the formula, else the model's value column; null without either. */
export function segmentValues(model: Segmentation, value: string | undefined): readonly SegmentValue[] | null {
  const column = value ?? model.columns.find(({ role }) => role === "value")?.name;
  if (column === undefined) return null;
  const numeric = model.base.numeric.map((cell) => cell.column);
  const { constant, terms } = parseValue(column, numeric);
  const means = model.segments.map(({ id, profile }) => {
    const parts = [...terms].map(([name, factor]) => {
      const mean = profile.numeric.find((cell) => cell.column === name)?.mean;
      if (mean == null)
        throw new SegmentError(
          "bad-option",
          `value uses ${name}, which is withheld for segment ${id}. Leave it out of the formula.`,
        );
      return factor * mean;
    });
    return constant + parts.reduce((sum, part) => sum + part, 0);
  });
  const totals = model.segments.map(({ size }, s) => means[s] * size);
  const total = totals.reduce((sum, part) => sum + part, 0);
  const mixed = totals.some((part) => part < 0) && totals.some((part) => part > 0);
  return model.segments.map(({ id }, s) => ({
    segment: id,
    mean: means[s],
    share: mixed || total === 0 ? null : totals[s] / total,
  }));
}
