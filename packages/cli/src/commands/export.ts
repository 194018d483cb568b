import { resolve } from "node:path";
import { scoreSql } from "@coterie/segment";
import { writeWhole } from "@coterie/server";
import { type DialectName, dialects } from "@coterie/sql";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { readModel } from "../model-file.js";
import { idOf } from "./score-there.js";

export interface ExportFlags {
  readonly to: string;
  readonly dialect?: string;
  readonly table?: string;
  readonly id?: string;
  readonly out?: string;
}

/** Dialects whose text the tests run on the engine itself. */
const run: ReadonlySet<DialectName> = new Set(["duckdb", "postgres", "spark"]);

/** A model as text for another system. */
export async function exportCommand(modelPath: string, flags: ExportFlags, effects: Effects): Promise<ExitCode> {
  if (flags.to !== "sql") {
    throw new CliError("usage", `--to must be sql; got ${flags.to}. Other formats are not written yet.`);
  }
  const dialect = flags.dialect ?? "duckdb";
  if (!isDialect(dialect)) {
    const known = Object.keys(dialects).join(", ");
    throw new CliError("usage", `--dialect must be one of ${known}; got ${dialect}. Choose one of them.`);
  }
  const model = await readModel(modelPath, effects);
  const table = (flags.table ?? "customers").split(".");
  const text = [
    `-- Segments of customers by coterie ${model.provenance.coterieVersion}, from the model of table ${model.provenance.tableHash.slice(0, 12)}.`,
    "-- For marketing. Not for granting, pricing or limiting credit.",
    run.has(dialect)
      ? `-- ${dialect}`
      : `-- ${dialect}: nobody has run this dialect on an engine yet. Try it on a few customers first.`,
    `${scoreSql(model, table, flags.id ?? idOf(model, modelPath), dialect)};`,
    "",
  ].join("\n");
  if (flags.out === undefined || flags.out === "-") await effects.stdout.write(text);
  else await writeWhole(resolve(effects.cwd, flags.out), text);
  return ExitCode.fine;
}

function isDialect(text: string): text is DialectName {
  return Object.hasOwn(dialects, text);
}
