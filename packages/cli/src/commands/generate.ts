import { relative, resolve } from "node:path";
import { type FileContent, writeTogether } from "@coterie/server";
import { bankBatches, transactionBatches, truthBatches } from "@coterie/synth";
import { writeTable } from "@coterie/tables";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { wholeNumber } from "../settings.js";
import { count } from "../terminal/format.js";
import { startProgress } from "../terminal/progress.js";

export interface GenerateFlags {
  readonly customers?: string;
  readonly seed?: string;
  readonly out?: string;
  readonly overlap?: string;
  readonly null?: boolean;
  readonly missing?: string;
  readonly transactions?: string;
  readonly quiet?: boolean;
}

type Batches = ReturnType<typeof bankBatches>;

/** Make a bank: its customers, the planted truth beside them, and on request the transactions behind them. */
export async function generateCommand(flags: GenerateFlags, effects: Effects): Promise<ExitCode> {
  const customers = flags.customers === undefined ? 20_000 : wholeNumber("--customers", flags.customers, 1, 1e9);
  const options = {
    customers,
    seed: flags.seed === undefined ? 0 : wholeNumber("--seed", flags.seed, 0, 4294967295),
    ...(flags.overlap === undefined ? {} : { overlap: shareOf("--overlap", flags.overlap) }),
    ...(flags.missing === undefined ? {} : { missing: shareOf("--missing", flags.missing) }),
    null: flags.null ?? false,
  };
  const out = flags.out ?? "bank.csv";
  const parts = /^(.*)(\.(?:csv|parquet))$/i.exec(out);
  if (parts === null) throw new CliError("usage", `--out must end in .csv or .parquet; got ${out}.`);
  const files: readonly (readonly [string, string, () => Batches])[] = [
    ["customers", out, () => bankBatches(options)],
    ["truth", `${parts[1]}.truth${parts[2]}`, () => truthBatches(options)],
    ...(flags.transactions === undefined
      ? []
      : [["transactions", flags.transactions, () => transactionBatches(options)] as const]),
  ];
  const paths = files.map(([, file]) => resolve(effects.cwd, file));
  if (new Set(paths).size < paths.length) {
    throw new CliError(
      "usage",
      `--transactions must name a file of its own; got ${flags.transactions}, where the customers or their truth go.`,
    );
  }
  const progress = startProgress(effects, flags.quiet ?? false);
  try {
    const written = await writeTogether(
      files.map(([kind, , batches], i): readonly [string, FileContent] => [
        paths[i]!,
        (at) => {
          const counted = counting(batches(), effects.signal, (rows) =>
            progress.report(`generating ${kind}`, kind === "transactions" ? null : rows / customers),
          );
          const first = counted.next();
          if (first.done) throw new CliError("usage", `There are no ${kind} to write. Ask for more customers.`);
          return writeTable(at, first.value.columns, chain(first.value, counted));
        },
      ]),
    );
    progress.clear();
    for (const [i, [kind]] of files.entries()) {
      if (flags.quiet) break;
      const shown = relative(effects.cwd, paths[i]!).replaceAll("\\", "/");
      await effects.stderr.write(`  ${kind}  ${shown}  (${count(written[i]!.rows ?? 0)} rows)\n`);
    }
    return ExitCode.fine;
  } finally {
    progress.clear();
  }
}

type Batch = Batches extends Iterable<infer T> ? T : never;

function* counting(batches: Batches, signal: AbortSignal, onRows: (rows: number) => void): Generator<Batch, undefined> {
  let rows = 0;
  for (const batch of batches) {
    signal.throwIfAborted();
    rows += batch.rowCount;
    onRows(rows);
    yield batch;
  }
}

function* chain(first: Batch, rest: Iterable<Batch>): Generator<Batch["values"]> {
  yield first.values;
  for (const batch of rest) yield batch.values;
}

function shareOf(flag: string, text: string): number {
  const share = text.trim() === "" ? Number.NaN : Number(text);
  if (!(share >= 0 && share <= 1)) throw new CliError("usage", `${flag} must be a number from 0 to 1; got ${text}.`);
  return share;
}
