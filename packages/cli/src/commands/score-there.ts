import { type Segmentation, scoreFragment } from "@coterie/segment";
import { readOptions } from "@coterie/server";
import { readingsThere, scoreThere } from "@coterie/tables";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { readModel } from "../model-file.js";
import type { Settings } from "../settings.js";
import { count } from "../terminal/format.js";
import { startProgress } from "../terminal/progress.js";

/** Score customers where they are, into a table beside theirs. */
export async function scoreThereCommand(
  modelPath: string,
  given: string | undefined,
  to: string,
  dryRun: boolean,
  settings: Settings,
  effects: Effects,
): Promise<ExitCode> {
  const model = await readModel(modelPath, effects);
  const from = given ?? model.provenance.there?.place;
  if (from === undefined) {
    throw new CliError(
      "usage",
      `The customers to score must be a table in a database; ${modelPath} was made from a file. Name the table after the model.`,
    );
  }
  const id = settings.config.roles.id?.[0] ?? idOf(model, modelPath);
  const measures = new Map(model.columns.map(({ name, measure }) => [name, measure ?? ""]));
  const progress = startProgress(effects, settings.quiet);
  try {
    const scored = await scoreThere(
      from,
      to,
      id,
      (source, columns, shown) => scoreFragment(model, source, id, readingsThere(columns, shown, measures, model.asOf)),
      `Customer segments by coterie, model of table ${model.provenance.tableHash.slice(0, 12)}. For marketing; not for credit decisions.`,
      {
        ...readOptions(settings.config),
        roles: { objection: settings.config.roles.objection ?? objectionsOf(model) },
        signal: effects.signal,
        onProgress: ({ stage, done, total }) => progress.report(stage, total === null ? null : done / total),
        dryRun,
      },
    );
    progress.clear();
    if (scored.customers === null) {
      await effects.stdout.write(`${scored.statements.join(";\n\n")};\n`);
    } else if (!settings.quiet) {
      await effects.stderr.write(`  scores  ${scored.shown}  (${count(scored.customers)} customers)\n`);
    }
    return ExitCode.fine;
  } finally {
    progress.clear();
  }
}

/** The model's own id column. */
export function idOf(model: Segmentation, shown: string): string {
  const id = model.columns.find(({ role }) => role === "id");
  if (id !== undefined) return id.name;
  throw new CliError(
    "usage",
    `Scores in a database need a column that names each customer; ${shown} was made without one. Name it with --id.`,
  );
}

function objectionsOf(model: Segmentation): readonly string[] {
  return model.columns.filter(({ role }) => role === "objection").map(({ name }) => name);
}
