import { z } from "zod";
import { configSchema } from "./config.js";
import { explainResultSchema } from "./explain-result.js";
import { featuresResultSchema } from "./features-result.js";
import { planSchema } from "./plan.js";
import { planSettingsSchema } from "./plan-settings.js";
import { playbookSchema } from "./playbook.js";
import { profileResultSchema } from "./profile-result.js";
import { runResultSchema } from "./run-result.js";
import { vocabularySchema } from "./vocabulary.js";
import { vocabularyResultSchema } from "./vocabulary-result.js";

/** The published JSON Schemas (draft 2020-12) by file name; the committed copies in `schema/` are held against these by a test. */
export function jsonSchemas(): Readonly<Record<string, unknown>> {
  return {
    "coterie-config.schema.json": z.toJSONSchema(configSchema, { io: "input" }),
    "plan.schema.json": z.toJSONSchema(planSchema),
    "plan-settings.schema.json": z.toJSONSchema(planSettingsSchema, { io: "input" }),
    "playbook.schema.json": z.toJSONSchema(playbookSchema, { io: "input" }),
    "explain-result.schema.json": z.toJSONSchema(explainResultSchema),
    "features-result.schema.json": z.toJSONSchema(featuresResultSchema),
    "profile-result.schema.json": z.toJSONSchema(profileResultSchema),
    "run-result.schema.json": z.toJSONSchema(runResultSchema),
    "vocabulary-file.schema.json": z.toJSONSchema(vocabularySchema, { io: "input" }),
    "vocabulary-result.schema.json": z.toJSONSchema(vocabularyResultSchema),
  };
}
