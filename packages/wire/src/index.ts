export type { Segmentation } from "@coterie/segment";
export { type Config, configSchema } from "./config.js";
export { type ExplainResult, explainResultSchema } from "./explain-result.js";
export { featuresResultSchema } from "./features-result.js";
export { type Advisor, advisorSchema } from "./inspect-result.js";
export { jsonSchemas } from "./json-schemas.js";
export { planSchema } from "./plan.js";
export { planSettingsSchema } from "./plan-settings.js";
export { playbookSchema } from "./playbook.js";
export { type ProfileResult, profileResultSchema } from "./profile-result.js";
export type { ReportData } from "./report-data.js";
export { type ColumnRoles, type ResolvedConfig, resolveConfig } from "./resolved-config.js";
export { type RunResult, runResultSchema } from "./run-result.js";
export { segmentationSchema } from "./segmentation.js";
export { type Inspection, inspectionSchema } from "./service/inspection.js";
export { type Problem, problemSchema } from "./service/problem.js";
export {
  type Job,
  jobSchema,
  type Project,
  projectSchema,
  type Run,
  runSchema,
  type Source,
  sourceSchema,
} from "./service/project.js";
export { version } from "./version.js";
export { vocabularySchema } from "./vocabulary.js";
export { type VocabularyResult, vocabularyResultSchema } from "./vocabulary-result.js";
export { WireError } from "./wire-error.js";
