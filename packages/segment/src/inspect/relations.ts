import type { Matrix } from "@coterie/kmeans";
import type { Recipe } from "../prepare/recipe.js";

/** How strongly columns go together once prepared: 0 = not at all, 1 = one is the other on another scale. */
export interface Relations {
  /** In the recipe's order. */
  readonly columns: readonly string[];
  /** `strength[a][b]`; 1 on the diagonal. Of two single dimensions it is their |correlation|. */
  readonly strength: readonly (readonly number[])[];
}

/**
 * The relations between all clustered columns.
 *
 * @param matrix Customers in model space.
 * @param recipe Tells which dimensions are one column.
 * @returns The square root of the RV coefficient of each pair, so that a category stands beside a number.
 * @remarks O(rowCount · featureCount²). Robert & Escoufier (1976), Applied Statistics 25.
 */
export function relations({ values, rowCount: n, featureCount: d }: Matrix, recipe: Recipe): Relations {
  const means = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) means[j] += values[i * d + j] / n;
  const products = new Float64Array(d * d);
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < d; a++) {
      const x = values[i * d + a] - means[a];
      if (x === 0) continue;
      for (let b = a; b < d; b++) products[a * d + b] += x * (values[i * d + b] - means[b]);
    }
  }
  const columns = [...new Set(recipe.dimensions.map(({ column }) => column))];
  const places = columns.map((name) => recipe.dimensions.flatMap(({ column }, j) => (column === name ? [j] : [])));
  const squares = (as: readonly number[], bs: readonly number[]): number =>
    as.reduce(
      (sum, a) => sum + bs.reduce((inner, b) => inner + products[Math.min(a, b) * d + Math.max(a, b)] ** 2, 0),
      0,
    );
  const own = places.map((as) => squares(as, as));
  const strength = places.map((as, p) =>
    places.map((bs, q) => {
      const both = own[p] * own[q];
      return p === q ? 1 : both > 0 ? Math.min(1, Math.sqrt(squares(as, bs) / Math.sqrt(both))) : 0;
    }),
  );
  return { columns, strength };
}

/**
 * Groups of columns all of whose pairs are related at least so strongly (complete linkage).
 *
 * @param relations Of the columns.
 * @param least Least strength of every pair in a group.
 * @returns Places of columns, groups of two or more, the largest first.
 */
export function relatedGroups({ columns, strength }: Relations, least: number): readonly (readonly number[])[] {
  let groups: (readonly number[])[] = columns.map((_, at) => [at]);
  const weakest = (as: readonly number[], bs: readonly number[]): number =>
    Math.min(...as.flatMap((a) => bs.map((b) => strength[a][b])));
  for (;;) {
    let best: { readonly a: number; readonly b: number; readonly link: number } | null = null;
    for (let a = 0; a < groups.length; a++) {
      for (let b = a + 1; b < groups.length; b++) {
        const link = weakest(groups[a], groups[b]);
        if (link >= least && link > (best?.link ?? 0)) best = { a, b, link };
      }
    }
    if (best === null) break;
    const { a, b } = best;
    const joined = [...groups[a], ...groups[b]].sort((p, q) => p - q);
    groups = groups.map((group, at) => (at === a ? joined : group)).filter((_, at) => at !== b);
  }
  return groups.filter((group) => group.length > 1).toSorted((p, q) => q.length - p.length || p[0] - q[0]);
}

/**
 * How many independent columns a group amounts to: all alike = 1, unrelated = as many as they are.
 *
 * @param relations Of the columns.
 * @param group Places of columns.
 * @returns m² / Σ strength², the participation ratio of their correlations.
 */
export function effectiveCount({ strength }: Relations, group: readonly number[]): number {
  const squares = group.reduce((sum, a) => sum + group.reduce((inner, b) => inner + strength[a][b] ** 2, 0), 0);
  return group.length ** 2 / squares;
}
