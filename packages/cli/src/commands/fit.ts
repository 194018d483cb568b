import { relative, resolve } from "node:path";
import { serializeSegmentation } from "@coterie/segment";
import { openTable, segmentTable, writeWhole } from "@coterie/server";
import type { Customers } from "@coterie/tables";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { modelResult } from "../run-result.js";
import { type Flags, resolveSettings } from "../settings.js";
import { placeFrom, stageRun } from "../stage-run.js";
import { startProgress } from "../terminal/progress.js";
import { columnsLine, segmentsBlock } from "../terminal/summary.js";
import { paintFor, show } from "./show.js";

export interface FitFlags extends Flags {
  readonly out?: string;
}

/** Fit, and write the model file of the K that is asked for, or of a range the one recommended. */
export async function fitCommand(place: string, flags: FitFlags, effects: Effects): Promise<ExitCode> {
  const asked = await resolveSettings(flags, effects);
  const { keep, ...config } = asked.config;
  const settings = { ...asked, config: keep === undefined ? config : { ...config, k: [keep] } };
  const path = resolve(effects.cwd, flags.out ?? "segmentation.json");
  const progress = startProgress(effects, settings.quiet);
  let opened: Customers | null = null;
  try {
    const run = stageRun(settings, effects, progress);
    const customers = await openTable(placeFrom(place, effects), settings.config, run, place);
    opened = customers;
    const { table } = customers;
    const model = await segmentTable(customers, settings.config, run);
    effects.signal.throwIfAborted();
    await writeWhole(path, serializeSegmentation(model));
    progress.clear();
    const shown = relative(effects.cwd, path).replaceAll("\\", "/");
    await show(
      effects,
      settings,
      () => modelResult(model, { model: shown }),
      () =>
        [
          columnsLine(table.columns, model.rows.segmented),
          "",
          segmentsBlock(model, effects.stdout.columns, paintFor(effects.stdout, effects)),
          "",
          `  model  ${shown}`,
        ].join("\n"),
    );
    return ExitCode.fine;
  } finally {
    await opened?.close();
    progress.clear();
  }
}
