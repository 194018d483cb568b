import { readTable } from "@coterie/server";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { tableResult } from "../run-result.js";
import { type Flags, resolveSettings } from "../settings.js";
import { placeFrom, stageRun } from "../stage-run.js";
import { startProgress } from "../terminal/progress.js";
import { columnsLine, columnsTable, warningLines } from "../terminal/summary.js";
import { waterfallText } from "../terminal/waterfall-text.js";
import { show } from "./show.js";

/** What was read and which column plays which role, with the reason. Writes nothing. */
export async function inspectCommand(place: string, flags: Flags, effects: Effects): Promise<ExitCode> {
  const settings = await resolveSettings(flags, effects);
  const progress = startProgress(effects, settings.quiet);
  try {
    const table = await readTable(
      placeFrom(place, effects),
      settings.config,
      stageRun(settings, effects, progress),
      place,
    );
    progress.clear();
    await show(
      effects,
      settings,
      () => tableResult(table, settings),
      () => {
        const waterfall = waterfallText(table);
        return [
          columnsLine(table.columns, table.rowCount),
          ...(waterfall === null ? [] : [`  ${waterfall}`]),
          ...(table.asOf === null ? [] : [`  tenures are counted at ${table.asOf}`]),
          ...(table.warnings.length === 0 ? [] : [warningLines(table.warnings, effects.stdout.columns)]),
          "",
          columnsTable(table),
        ].join("\n");
      },
    );
    return ExitCode.fine;
  } finally {
    progress.clear();
  }
}
