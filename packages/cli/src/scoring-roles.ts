import type { Segmentation } from "@coterie/segment";
import type { ReadOptions } from "@coterie/tables";
import type { ResolvedConfig } from "./settings.js";

/** Read a table to score with the model's own roles and kinds, so that what was clustered is found as it was and whoever objects leaves. */
export function rolesForScoring(
  model: Segmentation,
  overrides: ResolvedConfig["roles"],
): Pick<ReadOptions, "roles" | "categories" | "allowProtected"> {
  const named = (role: string): string[] =>
    model.columns.filter((column) => column.role === role).map((column) => column.name);
  const features = model.recipe.steps.map((step) => step.column);
  const id = overrides.id ?? named("id");
  return {
    allowProtected: true,
    categories: model.recipe.steps.filter(({ kind }) => kind === "category").map(({ column }) => column),
    roles: {
      feature: features,
      ...(id.length === 0 ? {} : { id }),
      objection: overrides.objection ?? named("objection"),
    },
  };
}
