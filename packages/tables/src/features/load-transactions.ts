import { loadCsv } from "../csv/load-csv.js";
import type { Scratch } from "../duck/scratch.js";
import { type ResolvedReadOptions, resolveReadOptions } from "../read-options.js";
import { fileKind } from "../source/file-kind.js";
import { loadExcel } from "../source/load-excel.js";
import { loadJson } from "../source/load-json.js";
import { loadParquet } from "../source/load-parquet.js";
import { locate } from "../source/locate.js";
import type { Staged } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import type { ResolvedFeatureOptions } from "./feature-options.js";

/**
 * Load transactions into the staging table. Only a workbook must fit in memory: everything else is spilled to the scratch folder
 * where it does not, so that no estimate refuses it.
 */
export async function loadTransactions(
  scratch: Scratch,
  place: string,
  options: ResolvedFeatureOptions,
): Promise<Staged> {
  const { files, shown } = await locate(scratch, place, options.stdin, options.signal);
  const kinds = new Set(files.map((file, i) => fileKind(file, shown[i])));
  if (kinds.size > 1 || (kinds.has("excel") && files.length > 1)) {
    throw new TablesError(
      "not-a-table",
      `Files read as one table must be of one kind, and workbooks one by one; got ${[...kinds].join(" and ")}. Narrow the pattern.`,
    );
  }
  const [kind] = kinds;
  if (options.sheet !== null && kind !== "excel") {
    throw new TablesError("bad-option", `--sheet is for Excel workbooks; ${shown[0]} is none. Leave it out.`);
  }
  const reading = readOptionsOf(options, kind === "excel");
  switch (kind) {
    case "excel":
      return loadExcel(scratch, files[0], shown[0], reading);
    case "parquet":
      return loadParquet(scratch, files, shown, reading);
    case "json":
      return loadJson(scratch, files, shown, reading);
    default:
      return loadCsv(scratch, files, shown, reading);
  }
}

/** The options as the readers of tables take them. @param mustFit Whether the whole source is held in memory. */
export function readOptionsOf(options: ResolvedFeatureOptions, mustFit: boolean): ResolvedReadOptions {
  return resolveReadOptions({
    ...(options.sheet === null ? {} : { sheet: options.sheet }),
    ...(options.decimal === null ? {} : { decimal: options.decimal }),
    ...(options.signal === null ? {} : { signal: options.signal }),
    memoryLimitBytes: mustFit ? options.memoryLimitBytes : Number.MAX_SAFE_INTEGER,
    threads: options.threads,
    onProgress: options.onProgress,
    stdin: options.stdin,
  });
}
