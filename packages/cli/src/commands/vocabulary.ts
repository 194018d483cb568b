import { type CustomerTable, columnConcepts, shippedVocabulary } from "@coterie/segment";
import { readTable, vocabularyOf } from "@coterie/server";
import type { VocabularyResult } from "@coterie/wire";
import { stringify } from "yaml";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { type Flags, resolveSettings } from "../settings.js";
import { placeFrom, stageRun } from "../stage-run.js";
import { startProgress } from "../terminal/progress.js";
import { vocabularyText } from "../terminal/vocabulary-text.js";
import { show } from "./show.js";

export type VocabularyFlags = Flags & { readonly yaml?: boolean };

/** The concepts, their words, and by which column names they go; of a table, which concept each column would take. Writes nothing. */
export async function vocabularyCommand(
  place: string | undefined,
  flags: VocabularyFlags,
  effects: Effects,
): Promise<ExitCode> {
  if (flags.yaml) {
    const other = flags.vocabulary ?? flags.config ?? place;
    if (flags.json || other !== undefined) {
      throw new CliError("usage", "--yaml prints the shipped vocabulary, to start your own from. Give it alone.");
    }
    await effects.stdout.write(stringify(shippedVocabulary, { lineWidth: 120 }));
    return ExitCode.fine;
  }
  const settings = await resolveSettings(flags, effects);
  const vocabulary = vocabularyOf(settings.config);
  const progress = startProgress(effects, settings.quiet);
  try {
    const table: CustomerTable | null =
      place === undefined
        ? null
        : await readTable(placeFrom(place, effects), settings.config, stageRun(settings, effects, progress), place);
    progress.clear();
    const result: VocabularyResult = {
      formatVersion: 1,
      vocabulary,
      columns: table && columnConcepts(table, vocabulary),
    };
    await show(
      effects,
      settings,
      () => result,
      () => vocabularyText(result, effects.stdout.columns),
    );
    return ExitCode.fine;
  } finally {
    progress.clear();
  }
}
