import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import {
  audienceList,
  channelConsent,
  channelName,
  consentColumns,
  declaredUse,
  defaultVocabulary,
  idAt,
  type Segment,
  type Segmentation,
  score,
} from "@coterie/segment";
import { writeTogether } from "@coterie/server";
import { formatCsv } from "@coterie/tables";
import { version } from "@coterie/wire";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { readModel } from "../model-file.js";
import { readPlanSettings } from "../plan-settings-file.js";
import { readToScore } from "../scoring-table.js";
import { type Flags, resolveSettings, wholeNumber } from "../settings.js";
import { placeFrom } from "../stage-run.js";
import { count } from "../terminal/format.js";
import { startProgress } from "../terminal/progress.js";
import { consentsAsked, furtherColumns } from "./plan.js";
import { show } from "./show.js";

export interface AudienceFlags
  extends Pick<
    Flags,
    "config" | "where" | "id" | "objection" | "seed" | "threads" | "memory" | "quiet" | "json" | "debug"
  > {
  readonly segment?: string;
  readonly channel?: string;
  readonly out?: string;
}

/** Whom to contact of a segment on a channel: ids only, and beside them a manifest that says who is missing and why. */
export async function audienceCommand(
  modelPath: string,
  place: string,
  { config, segment: wanted, channel: given, out, ...flags }: AudienceFlags,
  effects: Effects,
): Promise<ExitCode> {
  if (wanted === undefined || given === undefined || out === undefined) {
    throw new CliError(
      "usage",
      "audience needs --segment, --channel and --out. Example: coterie audience segmentation.json customers.csv --segment 3 --channel email --out list.csv",
    );
  }
  if (!/\.csv$/i.test(out)) throw new CliError("usage", `--out must end in .csv; got ${out}.`);
  const planned = await readPlanSettings(config, undefined, effects.cwd);
  const settings = await resolveSettings(flags, effects);
  const model = await readModel(modelPath, effects);
  const segment = segmentOf(model, wanted);
  const channel = channelName(given, segment.approach.channels);
  const own = Object.entries(planned.channels).find(
    ([name]) => channelName(name, segment.approach.channels) === channel,
  )?.[1];
  const consent = channelConsent(channel, own?.consent, consentColumns(model.columns), defaultVocabulary);
  if (consent.needed && consent.column === null) {
    throw new CliError(
      "usage",
      `${channel} needs a consent, and no column of the model says who gave it (consents: ${consentColumns(model.columns).join(", ") || "none"}). In the plan given to --config, name one with consent: COLUMN under channels, ${channel}, or write consent: not needed where the law asks for none.`,
    );
  }
  const progress = startProgress(effects, settings.quiet);
  try {
    progress.report(`reading ${place === "-" ? "standard input" : place}`, null);
    const table = await readToScore(
      placeFrom(place, effects),
      place,
      model,
      settings,
      { stdin: effects.stdin, signal: effects.signal },
      { consent: consentsAsked(model, planned), describe: furtherColumns(planned) },
    );
    const { ids } = table;
    if (ids === null)
      throw new CliError(
        "usage",
        `${place} must have a column of customer ids; a list is made of nothing else. Name it with --id.`,
      );
    progress.report("choosing", null);
    const list = audienceList(table, score(model, table).segmentIds, {
      segment: segment.id,
      consent,
      settings: planned,
      most: own?.most,
      seed: settings.config.seed,
    });
    const { rows, ...left } = list;
    if (rows.length === 0) {
      throw new CliError(
        "usage",
        `No customer of segment ${segment.id} is left for ${channel}: ${whyText(left)}. Choose another channel or segment.`,
      );
    }
    const csv = formatCsv(
      [{ name: ids.name, kind: "id" }],
      Array.from(rows, (row) => [idAt(ids, row)]),
    );
    const manifest = {
      formatVersion: 1,
      kind: "coterie.audience",
      purpose: `${segment.approach.objective}: ${segment.approach.offer}`,
      use: declaredUse,
      segment: { id: segment.id, name: segment.name, rule: segment.approach.rule },
      channel,
      cadence: segment.approach.cadence,
      never: segment.approach.guards.map(({ never }) => never),
      consent,
      customers: { ...table.rows, ...left, listed: rows.length },
      list: { file: out.split(/[\\/]/).at(-1), rows: rows.length, sha256: sha256(csv) },
      model: { sha256: sha256(await readFile(resolve(effects.cwd, modelPath))), tableHash: model.provenance.tableHash },
      tableHash: table.hash,
      coterieVersion: version,
    };
    const file = resolve(effects.cwd, out);
    const beside = file.replace(/\.csv$/i, ".manifest.json");
    await writeTogether([
      [file, csv],
      [beside, `${JSON.stringify(manifest, null, 2)}\n`],
    ]);
    progress.clear();
    const shown = (path: string): string => relative(effects.cwd, path).replaceAll("\\", "/");
    await show(
      effects,
      settings,
      () => manifest,
      () =>
        [
          `  ${count(rows.length)} of ${count(table.rows.read)} customers: segment ${segment.id} (${segment.name}) by ${channel}, to ${segment.approach.objective}.`,
          `  Not listed: ${count(table.rows.objected)} objected, ${whyText(left)}.`,
          `  Not for ${declaredUse.prohibited}.`,
          `  list  ${shown(file)}      manifest  ${shown(beside)}`,
        ].join("\n"),
    );
    return ExitCode.fine;
  } finally {
    progress.clear();
  }
}

function segmentOf(model: Segmentation, wanted: string): Segment {
  const id = wholeNumber("--segment", wanted, 1, 255);
  const found = model.segments.find((segment) => segment.id === id);
  if (found !== undefined) return found;
  throw new CliError(
    "usage",
    `--segment must be one of the model's (${model.segments.map((each) => each.id).join(", ")}); got ${wanted}.`,
  );
}

function whyText({
  otherSegments,
  excluded,
  contactedEnough,
  withoutConsent,
  overMost,
}: Readonly<Record<"otherSegments" | "excluded" | "contactedEnough" | "withoutConsent" | "overMost", number>>): string {
  const parts = [
    [otherSegments, "in other segments"],
    [withoutConsent, "without consent"],
    [excluded, "excluded"],
    [contactedEnough, "contacted often enough"],
    [overMost, "over the channel's limit"],
  ] as const;
  return parts.flatMap(([n, words]) => (n === 0 ? [] : [`${count(n)} ${words}`])).join(", ") || "nobody else";
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
