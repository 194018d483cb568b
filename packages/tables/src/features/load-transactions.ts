import type { Scratch } from "../duck/scratch.js";
import { isDatabasePlace } from "../places/place.js";
import { stageWhole } from "../places/stage-whole.js";
import { type ResolvedReadOptions, resolveReadOptions } from "../read-options.js";
import { load } from "../source/load.js";
import { locate } from "../source/locate.js";
import type { Staged } from "../source/staged.js";
import type { ResolvedFeatureOptions } from "./feature-options.js";

/**
 * Load transactions into the staging table; those of a database are streamed here first, so that exact sums are made by one engine. Only a workbook must fit in memory: everything else is spilled to the scratch folder
 * where it does not, so that no estimate refuses it.
 */
export async function loadTransactions(
  scratch: Scratch,
  place: string,
  options: ResolvedFeatureOptions,
): Promise<Staged> {
  if (isDatabasePlace(place)) return stageWhole(scratch, place, readOptionsOf(options, false));
  const located = await locate(scratch, place, options.stdin, options.signal);
  return load(scratch, located, (isWorkbook) => readOptionsOf(options, isWorkbook));
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
