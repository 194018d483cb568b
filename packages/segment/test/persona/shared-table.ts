import { existsSync, readFileSync } from "node:fs";
import {
  type Behaviour,
  behaviours,
  type CustomerTable,
  defaultVocabulary,
  fit,
  type Persona,
  type Profile,
  personas,
  prepare,
  profile,
} from "../../src/index.js";
import { customers, numeric } from "../support/customers.js";

const root = new URL("../../../../../shared/data/", import.meta.url);

/** True where the shared data are absent and nothing demands them: tests that need them then skip. */
export const sharedIsMissing: boolean = !existsSync(root) && process.env.COTERIE_REQUIRE_ALL !== "1";

/** A shared CSV file as a table: `features` are clustered, every other column of numbers is described, `age` is sensitive. */
export function sharedTable(file: string, features: readonly string[], separator = ","): CustomerTable {
  const [header, ...rows] = readFileSync(new URL(file, root), "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => cells(line, separator));
  const columns = header.map((name, at) => {
    const values = rows.map((row) => numberOf(row[at]));
    return numeric(name, values, {
      role: features.includes(name) ? "feature" : "describe",
      sensitive: name.toLowerCase() === "age",
    });
  });
  return customers(...columns.filter(({ values }) => !values.some(Number.isNaN)));
}

/** Fit `k` segments and name them. */
export async function nameSegments(
  table: CustomerTable,
  k: number,
  mode: "auto" | "plain",
): Promise<{
  readonly profiled: Profile;
  readonly named: readonly Persona[];
  readonly seen: readonly (Behaviour | null)[];
}> {
  const { recipe, matrix } = prepare(table, { mode });
  const { labels } = await fit(matrix, { k, restarts: 5 });
  const profiled = profile(table, matrix, labels, k, { recipe });
  return {
    profiled,
    named: personas(table, labels, profiled),
    seen: behaviours(table, labels, profiled, defaultVocabulary),
  };
}

function cells(line: string, separator: string): readonly string[] {
  const quoted = line.split('"').map((text, i) => (i % 2 === 0 ? text.replaceAll(separator, "\u0000") : text));
  return quoted.join("").split("\u0000");
}

function numberOf(cell: string): number {
  if (cell === "yes") return 1;
  return cell === "no" ? 0 : Number(cell === "" ? Number.NaN : cell);
}
