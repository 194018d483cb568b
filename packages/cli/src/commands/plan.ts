import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import {
  type AudienceCounts,
  audienceOfModel,
  audienceOfTable,
  consentColumns,
  leftOutRows,
  makePlan,
  type PlanSettings,
  type Segmentation,
  score,
} from "@coterie/segment";
import { writeWhole } from "@coterie/server";
import { version } from "@coterie/wire";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { readModel } from "../model-file.js";
import { readPlanSettings } from "../plan-settings-file.js";
import { readToScore } from "../scoring-table.js";
import { type Flags, resolveSettings } from "../settings.js";
import { placeFrom } from "../stage-run.js";
import { planText } from "../terminal/plan-text.js";
import { startProgress } from "../terminal/progress.js";
import { paintFor, show } from "./show.js";

export interface PlanFlags
  extends Pick<Flags, "config" | "where" | "id" | "objection" | "threads" | "memory" | "quiet" | "json" | "debug"> {
  readonly budget?: string;
  readonly out?: string;
}

/** A campaign plan of a model: printed, and written as plan.json. */
export async function planCommand(
  modelPath: string,
  place: string | undefined,
  { config, budget, out, ...flags }: PlanFlags,
  effects: Effects,
): Promise<ExitCode> {
  const planned = await readPlanSettings(config, budget, effects.cwd);
  const model = await readModel(modelPath, effects);
  const counts =
    place === undefined ? countOnModel(model, planned) : await countOn(place, model, planned, flags, effects);
  const plan = makePlan({
    model,
    modelHash: createHash("sha256")
      .update(await readFile(resolve(effects.cwd, modelPath)))
      .digest("hex"),
    counts,
    settings: planned,
    coterieVersion: version,
  });
  const text = `${JSON.stringify(plan, null, 2)}\n`;
  const file = resolve(effects.cwd, out ?? "plan.json");
  if (out === "-") await effects.stdout.write(text);
  else await writeWhole(file, text);
  if (out === "-") return ExitCode.fine;
  await show(
    effects,
    { json: flags.json ?? false, quiet: flags.quiet ?? false },
    () => plan,
    () => {
      const shown = relative(effects.cwd, file).replaceAll("\\", "/");
      return `${planText(plan, effects.stdout.columns, paintFor(effects.stdout, effects))}\n\n  plan  ${shown}`;
    },
  );
  return ExitCode.fine;
}

function countOnModel(model: Segmentation, { exclude, contacted }: PlanSettings): AudienceCounts {
  const named = [...exclude, ...(contacted === undefined ? [] : [contacted])];
  if (named.length === 0) return audienceOfModel(model);
  throw new CliError(
    "usage",
    `exclude and contacted (${named.join(", ")}) need the customers; the model holds none. Name their table after the model.`,
  );
}

async function countOn(
  place: string,
  model: Segmentation,
  planned: PlanSettings,
  flags: Omit<PlanFlags, "config" | "budget" | "out">,
  effects: Effects,
): Promise<AudienceCounts> {
  const settings = await resolveSettings(flags, effects);
  const progress = startProgress(effects, settings.quiet);
  const consents = consentsAsked(model, planned);
  try {
    progress.report(`reading ${place === "-" ? "standard input" : place}`, null);
    const table = await readToScore(
      placeFrom(place, effects),
      place,
      model,
      settings,
      { stdin: effects.stdin, signal: effects.signal },
      { consent: consents, describe: furtherColumns(planned) },
    );
    effects.signal.throwIfAborted();
    progress.report("counting", null);
    return audienceOfTable(model, table, score(model, table).segmentIds, consents, leftOutRows(table, planned));
  } finally {
    progress.clear();
  }
}

/** The model's consents, and those the plan names. */
export function consentsAsked(model: Segmentation, { channels }: PlanSettings): readonly string[] {
  const named = Object.values(channels).flatMap(({ consent }) =>
    consent === undefined || consent === "not needed" ? [] : [consent],
  );
  return [...new Set([...consentColumns(model.columns), ...named])];
}

/** Columns that take customers out of lists. */
export function furtherColumns({ exclude, contacted }: PlanSettings): readonly string[] {
  return [...exclude, ...(contacted === undefined ? [] : [contacted])];
}
