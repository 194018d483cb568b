import { type NumericStep, type Recipe, stepParts } from "../../prepare/recipe.js";

/** What stands behind a dimension of the model space. */
export type DimensionKind =
  | {
      readonly kind: "number";
      readonly transform: NumericStep["transform"];
      readonly center: number;
      readonly scale: number;
      readonly impute: number | null;
    }
  /** Whether something is so: a value was missing, or is had at all. */
  | { readonly kind: "flag" }
  /** One level of a category; levels of one category share `block`. */
  | { readonly kind: "level"; readonly block: number };

/**
 * What stands behind each dimension.
 *
 * @param featureCount Dimensions.
 * @param recipe The preparation; without one every dimension is a number on its own scale.
 */
export function dimensionKinds(featureCount: number, recipe?: Recipe): readonly DimensionKind[] {
  if (!recipe) {
    const plain: DimensionKind = { kind: "number", transform: "identity", center: 0, scale: 1, impute: null };
    return Array.from({ length: featureCount }, () => plain);
  }
  return recipe.steps.flatMap((step, block): readonly DimensionKind[] => {
    if (step.kind === "category") return step.levels.map(() => ({ kind: "level", block }));
    const { transform, center, scale, impute, weight = 1, split } = step;
    const number = { kind: "number", transform, center, scale: scale / weight } as const;
    // Whoever has none of a split column stands at the holders' mean.
    const filled = split ? originalValue(0, { ...number, impute: null }) : impute;
    return stepParts(step).map((part) => (part === "value" ? { ...number, impute: filled } : { kind: "flag" }));
  });
}

/**
 * A model-space number in the units of its column.
 *
 * @param value Model space.
 * @param kind Its dimension's; flags and levels stay as they are.
 */
export function originalValue(value: number, kind: DimensionKind): number {
  if (kind.kind !== "number") return value;
  const shaped = value * kind.scale + kind.center;
  return kind.transform === "log1p" ? Math.expm1(shaped) : shaped;
}

/**
 * An original value in model space; the inverse of `originalValue`.
 *
 * @param value In the units of its column.
 * @param kind Its dimension's.
 */
export function modelValue(value: number, kind: DimensionKind): number {
  if (kind.kind !== "number") return value;
  return ((kind.transform === "log1p" ? Math.log1p(value) : value) - kind.center) / kind.scale;
}
