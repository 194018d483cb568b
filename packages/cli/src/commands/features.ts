import { relative, resolve } from "node:path";
import { writeWhole } from "@coterie/server";
import { formatCsvLine, shownPlace, type TransactionFeatures, transactionFeatures, writeTable } from "@coterie/tables";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { type Flags, resolveSettings, wholeNumber } from "../settings.js";
import { placeFrom } from "../stage-run.js";
import { type Progress, startProgress } from "../terminal/progress.js";
import { warningLines } from "../terminal/summary.js";
import { featuresText } from "./features-text.js";
import { show } from "./show.js";

export interface FeaturesFlags
  extends Pick<Flags, "asOf" | "decimal" | "sheet" | "threads" | "memory" | "quiet" | "json" | "debug"> {
  readonly customer?: string;
  readonly date?: string;
  readonly time?: string;
  readonly amount?: string;
  readonly direction?: string;
  readonly type?: string;
  readonly channel?: string;
  readonly category?: string;
  readonly currency?: string;
  readonly onlyCurrency?: string;
  readonly timeZone?: string;
  readonly windows?: string;
  readonly customers?: string;
  readonly customersId?: string;
  readonly keepSensitive?: boolean;
  readonly out?: string;
}

/** Make one row a customer of a file of transactions: to a file, or as CSV to standard output with `--out -`. */
export async function featuresCommand(place: string, flags: FeaturesFlags, effects: Effects): Promise<ExitCode> {
  const { asOf, decimal, sheet, threads, memory, quiet, json } = flags;
  const settings = await resolveSettings(given({ asOf, decimal, sheet, threads, memory, quiet, json }), effects);
  const shown = flags.out ?? "features.csv";
  const out = shown === "-" ? null : resolve(effects.cwd, shown);
  if (out !== null && !/\.(csv|parquet)$/i.test(out)) {
    throw new CliError("usage", `--out must end in .csv or .parquet, or be - for standard output; got ${shown}.`);
  }
  if (out === null && settings.json) {
    throw new CliError("usage", "--json and --out - both print to standard output. Give --out a file.");
  }
  const startedMs = effects.now();
  const progress = startProgress(effects, settings.quiet);
  try {
    progress.report(`reading ${place === "-" ? "standard input" : shownPlace(place)}`, null);
    const features = await transactionFeatures(placeFrom(place, effects), {
      ...columnsOf(flags),
      ...given({
        onlyCurrency: flags.onlyCurrency,
        asOf: settings.config.asOf,
        timeZone: flags.timeZone,
        windows: flags.windows === undefined ? undefined : monthsOf(flags.windows),
        customers: flags.customers === undefined ? undefined : placeFrom(flags.customers, effects),
        customersId: flags.customersId,
        keepSensitive: flags.keepSensitive,
        sheet: settings.config.sheet,
        decimal: settings.config.decimal,
      }),
      memoryLimitBytes: settings.memoryBytes,
      threads: settings.threads,
      stdin: effects.stdin,
      signal: effects.signal,
      onProgress: ({ stage, done, total }) =>
        progress.report(`features: ${stage}`, total === null ? null : done / total),
    });
    if (out === null) return await toStandardOutput(features, effects, settings.quiet, progress);
    try {
      await writeWhole(out, (path) => writeTable(path, features.columns, features.batches, { signal: effects.signal }));
    } finally {
      features.close();
    }
    progress.clear();
    const file = relative(effects.cwd, out).replaceAll("\\", "/");
    const { report } = features;
    await show(
      effects,
      settings,
      () => ({ formatVersion: 1, ...report, files: { features: file } }),
      () => featuresText(report, file, effects.now() - startedMs, effects.stdout.columns),
    );
    return ExitCode.fine;
  } finally {
    progress.clear();
  }
}

async function toStandardOutput(
  { columns, batches, report, close }: TransactionFeatures,
  effects: Effects,
  quiet: boolean,
  progress: Progress,
): Promise<ExitCode> {
  progress.clear();
  const kinds = columns.map(({ kind }) => kind);
  const line = (cells: readonly (string | number | null)[], of = kinds) => formatCsvLine(cells, of);
  try {
    await effects.stdout.write(
      line(
        columns.map(({ name }) => name),
        columns.map(() => "text"),
      ),
    );
    for await (const batch of batches) {
      const rows = Array.from({ length: batch[0]!.length }, (_, row) => line(batch.map((values) => values[row]!)));
      await effects.stdout.write(rows.join(""));
    }
  } finally {
    close();
  }
  const warnings = warningLines(report.warnings, effects.stderr.columns);
  if (!quiet && warnings !== "") await effects.stderr.write(`${warnings}\n`);
  return ExitCode.fine;
}

function columnsOf(flags: FeaturesFlags) {
  const { customer, date, time, amount, direction, type, channel, category, currency } = flags;
  return given({ customer, date, time, amount, direction, type, channel, category, currency });
}

function monthsOf(text: string): readonly number[] {
  return text.split(",").map((months) => wholeNumber("--windows", months.trim(), 1, 120));
}

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function given<T extends object>(object: T): Given<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Given<T>;
}
