import type { ResolvedReadOptions } from "../read-options.js";
import type { StagedColumn } from "../source/staged.js";
import { TablesError } from "../tables-error.js";

const optionOf: Readonly<Record<string, string>> = { feature: "--features", lists: "lists", flags: "flags" };
const namesShown = 30;

/**
 * Refuse roles given to columns that are not there, with the nearest names at hand. `products owned: W` is the flag of an item of
 * the list column `products owned`.
 *
 * @param mayBeList Whether the column at this position may hold lists.
 * @throws {TablesError} `unknown-column`.
 */
export function assertRolesExist(
  columns: readonly StagedColumn[],
  { roles, categories, lists, flags }: ResolvedReadOptions,
  mayBeList: (column: number) => boolean,
): void {
  const names = new Set(columns.map(({ name }) => name));
  const prefixes = columns.filter((_, i) => mayBeList(i)).map(({ name }) => `${name}: `);
  for (const [role, asked] of Object.entries({ ...roles, categories, lists, flags })) {
    const unknown = asked.filter((name) => !names.has(name) && !prefixes.some((prefix) => name.startsWith(prefix)));
    if (unknown.length === 0) continue;
    const near = unknown.map((name) => nearest(name, [...names])).filter((name) => name !== null);
    const hint = near.length > 0 ? `Did you mean ${[...new Set(near)].join(", ")}? ` : "";
    const shown = [...names].slice(0, namesShown).join(", ");
    const more = names.size > namesShown ? ` and ${names.size - namesShown} more` : "";
    throw new TablesError(
      "unknown-column",
      `${optionOf[role] ?? `--${role}`} must name columns of the table; ${unknown.join(", ")} ${unknown.length === 1 ? "is" : "are"} not among them. ${hint}Columns: ${shown}${more}.`,
    );
  }
}

function nearest(name: string, names: readonly string[]): string | null {
  const fold = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\d]/gu, "");
  const target = fold(name);
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(target.length / 3)) + 1;
  for (const candidate of names) {
    const folded = fold(candidate);
    const within = target.length > 2 && folded.includes(target);
    const distance = within ? 0.5 : editDistance(target, folded);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row.push(Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    previous = row;
  }
  return previous[b.length];
}
