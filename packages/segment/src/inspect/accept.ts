import type { ColumnPreparation } from "../prepare/column-preparation.js";
import type { Accept } from "./advice.js";

/**
 * The configuration that accepts several advices. A column that is left out is in no block; a block of one column is none.
 *
 * @param parts In the order they are to win.
 */
export function acceptAll(parts: readonly Accept[]): Accept {
  const columns: Record<string, ColumnPreparation> = {};
  for (const part of parts) {
    for (const [name, decision] of Object.entries(part.columns ?? {}))
      columns[name] = { ...columns[name], ...decision };
  }
  for (const [name, decision] of Object.entries(columns)) {
    if (!decision.drop) continue;
    columns[name] = { ...(decision.missing === undefined ? {} : { missing: decision.missing }), drop: true };
  }
  const weights = parts
    .flatMap((part) => part.weights ?? [])
    .map((block) => ({ ...block, columns: block.columns.filter((name) => !columns[name]?.drop) }))
    .filter((block) => block.columns.length > 1 || block.countAs !== 1);
  const carve = Object.assign({}, ...parts.map((part) => part.carve ?? {}));
  const prepare = parts.findLast((part) => part.prepare !== undefined)?.prepare;
  return {
    ...(prepare === undefined ? {} : { prepare }),
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
    ...(weights.length === 0 ? {} : { weights }),
    ...(Object.keys(carve).length === 0 ? {} : { carve }),
  };
}
