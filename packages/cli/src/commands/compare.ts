import { compareTable, readTable } from "@coterie/server";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { comparisonResult, NO_SEGMENTS, tableResult } from "../run-result.js";
import { type Flags, resolveSettings } from "../settings.js";
import { placeFrom, stageRun } from "../stage-run.js";
import { againstText } from "../terminal/against-text.js";
import { comparisonTable, criteriaTable, pairText, verdictText } from "../terminal/comparison-text.js";
import { startProgress } from "../terminal/progress.js";
import { columnsLine, warningLines } from "../terminal/summary.js";
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
        gate: comparison.verdict === "none" ? NO_SEGMENTS : null,
        comparison: comparisonResult(comparison),
        judgement: comparison.judgement,
        ...(compared.against === null ? {} : { against: compared.against }),
        warnings,
      }),
      () => {
        const paint = paintFor(effects.stdout, effects);
        const waterfall = waterfallText(table);
        return [
          columnsLine(table.columns, table.rowCount),
          ...(waterfall === null ? [] : [`  ${waterfall}`]),
          ...(warnings.length === 0 ? [] : [warningLines(warnings, effects.stdout.columns)]),
          "",
          comparisonTable(comparison, paint),
          "",
          verdictText(comparison, effects.stdout.columns, paint),
          "",
          pairText(comparison),
          "",
          criteriaTable(comparison),
          ...(compared.against === null ? [] : ["", againstText(compared.against, effects.stdout.columns)]),
        ].join("\n");
      },
    );
    return comparison.verdict === "none" ? ExitCode.gate : ExitCode.fine;
  } finally {
    progress.clear();
  }
}
