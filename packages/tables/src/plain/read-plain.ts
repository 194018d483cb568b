import type { CustomerTable } from "@coterie/segment";
import { assertHeadsFit } from "../csv/head.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { throwIfAborted } from "../throw-if-aborted.js";
import { finishParsing } from "./parse-file.js";
import { plainTable } from "./plain-table.js";
import { readAhead, stateOf } from "./read-ahead.js";

/**
 * Read a delimited file that holds nothing but plain numbers, without a database: four times as fast, and the same table.
 *
 * @returns Null where anything asks for a closer look: text, a date, a flag, dirt, a condition, rows that go. Nothing is refused for it.
 * @throws {TablesError} What reading such a table refuses in any way.
 */
export async function readPlain(place: string, options: ResolvedReadOptions): Promise<CustomerTable | null> {
  const given = options.ahead?.place === place ? options.ahead : null;
  if (asksForMore(options)) {
    given?.close();
    return null;
  }
  const ahead = given ?? readAhead(place, options.threads);
  try {
    const begun = await ahead.begun;
    if (begun === null) return null;
    const { head, dialect, names, warnings, parsing, readers, state } = begun;
    assertHeadsFit([head], dialect, place, options);
    if (parsing === null) return null;
    const { start, size } = parsing.file;
    const onBytes = (done: number): void => {
      throwIfAborted(options.signal);
      options.onProgress({ stage: "loading", done, total: size });
    };
    onBytes(start);
    const blocks = await finishParsing(parsing, onBytes);
    // A file still being written may end within a number.
    if (blocks === null || stateOf(place) !== state) return null;
    return await plainTable(blocks, names, warnings, options, readers);
  } finally {
    ahead.close();
  }
}

function asksForMore({ where, carve, sheet, decimal, categories, lists, flags, roles }: ResolvedReadOptions): boolean {
  const looks = [categories, lists, flags, roles.objection, Object.keys(carve)];
  return where !== null || sheet !== null || decimal === "," || looks.some((names) => names.length > 0);
}
