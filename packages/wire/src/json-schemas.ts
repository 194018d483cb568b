import { z } from "zod";
import { configSchema } from "./config.js";
import { profileResultSchema } from "./profile-result.js";
import { runResultSchema } from "./run-result.js";

/** The published JSON Schemas (draft 2020-12) by file name; the committed copies in `schema/` are held against these by a test. */
export function jsonSchemas(): Readonly<Record<string, unknown>> {
  return {
    "coterie-config.schema.json": z.toJSONSchema(configSchema, { io: "input" }),
    "profile-result.schema.json": z.toJSONSchema(profileResultSchema),
    "run-result.schema.json": z.toJSONSchema(runResultSchema),
  };
}
