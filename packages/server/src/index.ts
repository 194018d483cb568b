export { openStudio } from "./open-studio.js";
export { ServerError, type ServerErrorCode } from "./server-error.js";
export { frozenSample } from "./stages/frozen-sample.js";
export { openTable, readTable } from "./stages/open-table.js";
export { compareTable, describeSegments, segmentTable, vocabularyOf } from "./stages/pipeline.js";
export { profilesCsv } from "./stages/profiles-csv.js";
export { readOptions } from "./stages/read-options.js";
export { isWithheld, runFiles, runManifest } from "./stages/run-files.js";
export {
  checkWritable,
  type FileContent,
  writeRunFolder,
  writeTogether,
  writeWhole,
} from "./stages/run-folder.js";
export { scoresCsv, scoresFile } from "./stages/scores.js";
export { type StageHelpers, stageHelpers } from "./stages/stage-helpers.js";
export type { StageRun } from "./stages/stage-run.js";
export type { Studio, StudioOptions } from "./start-studio.js";
