import type { Warning } from "@coterie/segment";
import { uniqueNames } from "../source/column-names.js";
import type { CsvDialect } from "./dialect.js";

/** The names of a delimited table's columns, and what was noticed about them. */
export function nameColumns({ header, hasHeader }: CsvDialect): {
  readonly names: readonly string[];
  readonly warnings: readonly Warning[];
} {
  const { names, warnings } = uniqueNames(header);
  return { names, warnings: hasHeader ? warnings : [noHeader(names), ...warnings] };
}

function noHeader(names: readonly string[]): Warning {
  return {
    code: "no-header",
    message: `The table has no header (its first row holds numbers); columns were named ${names[0]} to ${names.at(-1)}. Add a header row to give them names.`,
  };
}
