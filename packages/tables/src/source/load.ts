import { loadCsv } from "../csv/load-csv.js";
import type { Scratch } from "../duck/scratch.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { TablesError } from "../tables-error.js";
import { fileKind } from "./file-kind.js";
import { loadExcel } from "./load-excel.js";
import { loadJson } from "./load-json.js";
import { loadParquet } from "./load-parquet.js";
import type { Located } from "./locate.js";
import type { Staged } from "./staged.js";

/**
 * Load located files into the staging table, each kind in its own way.
 *
 * @param optionsFor The options to read with, given whether the file is a workbook.
 * @throws {TablesError} `not-a-table` for files of several kinds, `bad-option` for a sheet of what has none, and what reading refuses.
 */
export async function load(
  scratch: Scratch,
  { files, shown }: Located,
  optionsFor: (isWorkbook: boolean) => ResolvedReadOptions,
): Promise<Staged> {
  const kinds = new Set(files.map((file, i) => fileKind(file, shown[i])));
  if (kinds.size > 1 || (kinds.has("excel") && files.length > 1)) {
    throw new TablesError(
      "not-a-table",
      `Files read as one table must be of one kind, and workbooks one by one; got ${[...kinds].join(" and ")}. Narrow the pattern.`,
    );
  }
  const [kind] = kinds;
  const options = optionsFor(kind === "excel");
  if (options.sheet !== null && kind !== "excel") {
    throw new TablesError("bad-option", `--sheet is for Excel workbooks; ${shown[0]} is none. Leave it out.`);
  }
  switch (kind) {
    case "excel":
      return loadExcel(scratch, files[0], shown[0], options);
    case "parquet":
      return loadParquet(scratch, files, shown, options);
    case "json":
      return loadJson(scratch, files, shown, options);
    default:
      return loadCsv(scratch, files, shown, options);
  }
}
