import { resolve } from "node:path";
import type { StageRun } from "@coterie/server";
import { isDatabasePlace } from "@coterie/tables";
import type { Effects } from "./effects.js";
import type { Settings } from "./settings.js";
import type { Progress } from "./terminal/progress.js";

/** How this command runs its stages. */
export function stageRun(settings: Settings, effects: Effects, progress: Progress): StageRun {
  return {
    threads: settings.threads,
    memoryBytes: settings.memoryBytes,
    signal: effects.signal,
    stdin: effects.stdin,
    report: (what, fraction) => progress.report(what, fraction),
  };
}

/** A place as the reader of files must hear it: as the user wrote it where that is possible, so that messages show it so. */
export function placeFrom(place: string, effects: Effects): string {
  return place === "-" || isDatabasePlace(place) || effects.cwd === process.cwd() ? place : resolve(effects.cwd, place);
}
