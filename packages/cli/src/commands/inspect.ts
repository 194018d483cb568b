import { inspect } from "@coterie/segment";
import { readTable } from "@coterie/server";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { tableResult } from "../run-result.js";
import { type Flags, resolveSettings } from "../settings.js";
import { placeFrom, stageRun } from "../stage-run.js";
import { inspectionText } from "../terminal/inspection-text.js";
import { startProgress } from "../terminal/progress.js";
import { columnsLine, warningLines } from "../terminal/summary.js";
import { waterfallText } from "../terminal/waterfall-text.js";
import { paintFor, show } from "./show.js";

/** What is in a table, which column plays which role, and what to do about it before it is clustered. Writes nothing. */
export async function inspectCommand(place: string, flags: Flags, effects: Effects): Promise<ExitCode> {
  const settings = await resolveSettings(flags, effects);
  const { config } = settings;
  const progress = startProgress(effects, settings.quiet);
  try {
    const table = await readTable(placeFrom(place, effects), config, stageRun(settings, effects, progress), place);
    const inspection = await inspect(table, {
      mode: config.prepare,
      minCell: config.minCell,
      columns: config.columns,
      weights: config.weights,
      seed: config.seed,
      signal: effects.signal,
      onProgress: (what, fraction) => progress.report(what, fraction),
    });
    progress.clear();
    await show(
      effects,
      settings,
      () => ({ ...tableResult(table, settings), advisor: inspection }),
      () => {
        const waterfall = waterfallText(table);
        const width = effects.stdout.columns;
        return [
          columnsLine(table.columns, table.rowCount),
          ...(waterfall === null ? [] : [`  ${waterfall}`]),
          ...(table.asOf === null ? [] : [`  tenures are counted at ${table.asOf}`]),
          ...(table.warnings.length === 0 ? [] : [warningLines(table.warnings, width)]),
          "",
          inspectionText(inspection, table, width, paintFor(effects.stdout, effects)),
        ].join("\n");
      },
    );
    return ExitCode.fine;
  } finally {
    progress.clear();
  }
}
