import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Matrix } from "../../src/index.js";

const root = new URL("../../../../../shared/", import.meta.url);

/** True where the shared folder is absent and nothing demands it: tests that need it then skip. */
export const sharedIsMissing: boolean = !existsSync(root) && process.env.COTERIE_REQUIRE_ALL !== "1";

/** The path of a file in the shared folder. */
export function sharedPath(file: string): string {
  return fileURLToPath(new URL(file, root));
}

/** A JSON file of the shared folder. */
export function sharedJson<T>(file: string): T {
  return JSON.parse(readFileSync(sharedPath(file), "utf8")) as T;
}

/** A CSV file of plain numbers; columns whose header begins with `label` are left out. */
export function sharedMatrix(file: string): Matrix {
  const [header, ...lines] = readFileSync(sharedPath(file), "utf8").trim().split(/\r?\n/);
  const kept = header.split(",").flatMap((name, i) => (name.startsWith("label") ? [] : [i]));
  const rows = lines.map((line) => line.split(","));
  const values = Float64Array.from(rows.flatMap((cells) => kept.map((i) => Number(cells[i]))));
  return { values, rowCount: rows.length, featureCount: kept.length };
}
