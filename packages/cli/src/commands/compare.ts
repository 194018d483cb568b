import { compareTable, readTable } from "@coterie/server";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { comparisonResult, tableResult } from "../run-result.js";
import { type Flags, resolveSettings } from "../settings.js";
import { placeFrom, stageRun } from "../stage-run.js";
import { againstText } from "../terminal/against-text.js";
import { startProgress } from "../terminal/progress.js";
import { columnsLine, comparisonTable, warningLines } from "../terminal/summary.js";
import { waterfallText } from "../terminal/waterfall-text.js";
import { paintFor, show } from "./show.js";

/** K by K, what each criterion says. Writes nothing. */
export async function compareCommand(place: string, flags: Flags, effects: Effects): Promise<ExitCode> {
  const settings = await resolveSettings(flags, effects);
  const progress = startProgress(effects, settings.quiet);
  try {
    const run = stageRun(settings, effects, progress);
    const table = await readTable(placeFrom(place, effects), settings.config, run, place);
    const compared = await compareTable(table, settings.config, run);
    const { comparison } = compared;
    const warnings = [...table.warnings, ...compared.warnings];
    progress.clear();
    await show(
      effects,
      settings,
      () => ({
        ...tableResult(table, settings),
        verdict: comparison.verdict,
        comparison: comparisonResult(comparison),
        judgement: comparison.judgement,
        ...(compared.against === null ? {} : { against: compared.against }),
        warnings,
      }),
      () => {
        const waterfall = waterfallText(table);
        return [
          columnsLine(table.columns, table.rowCount),
          ...(waterfall === null ? [] : [`  ${waterfall}`]),
          ...(warnings.length === 0 ? [] : [warningLines(warnings, effects.stdout.columns)]),
          "",
          comparisonTable(comparison, paintFor(effects.stdout, effects)),
          "  K not judged yet.",
          ...(compared.against === null ? [] : ["", againstText(compared.against, effects.stdout.columns)]),
        ].join("\n");
      },
    );
    return ExitCode.fine;
  } finally {
    progress.clear();
  }
}
