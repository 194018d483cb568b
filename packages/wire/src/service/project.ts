import { z } from "zod";
import { configSchema } from "../config.js";
import { problemSchema } from "./problem.js";

const count = z.number().int().nonnegative();

/** The table a project works on. */
export const sourceSchema = z
  .strictObject({
    id: z.string(),
    name: z.string().describe("The name of the file as it was dropped"),
    bytes: count,
    place: z.string().describe("Where the copy lies, as a command line may name it"),
  })
  .meta({ id: "Source" });

/** A piece of work. Of jobs that were running when the service stopped, the state says so. */
export const jobSchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(["inspect", "advise", "run"]),
    state: z.enum(["running", "done", "failed", "cancelled", "interrupted"]),
    what: z.string().describe("What is being done, as a clause"),
    fraction: z.number().nullable().describe("Share of this step that is done, or null where unknown"),
    problem: problemSchema.nullable(),
    run: z.string().nullable().describe("The run it made"),
  })
  .meta({ id: "Job" });

const segmentSchema = z.strictObject({
  id: z.number().int().positive(),
  name: z.string(),
  size: count,
  share: z.number(),
});

/** A run that is kept: the same folder of files that `coterie run` writes. */
export const runSchema = z
  .strictObject({
    id: z.string(),
    source: z.string().describe("The id of the table it was made from"),
    revision: count.describe("Counts the times it was written"),
    k: z.number().int(),
    ks: z.array(z.number().int()),
    customers: count,
    verdict: z.string().nullable(),
    segments: z.array(segmentSchema),
    files: z.array(z.strictObject({ name: z.string(), bytes: count })),
    config: configSchema,
    command: z.string().describe("The command line that makes the same files"),
  })
  .meta({ id: "Run" });

/** Where a project stands. `revision` rises with every change; a change names the one it was made on. */
export const projectSchema = z
  .strictObject({
    name: z.string(),
    folder: z.string(),
    revision: count,
    source: sourceSchema.nullable(),
    config: configSchema.describe("What was asked for; everything else has its default"),
    yaml: z.string().describe("The configuration with every default filled in, as config.yaml holds it"),
    command: z.string().nullable().describe("The command line that does what the project asks for"),
    inspection: z.number().int().nullable().describe("Number of the inspection to fetch, or null"),
    advice: z.number().int().nullable().describe("Number of the advice to fetch, or null while there is none"),
    job: jobSchema.nullable(),
    runs: z.array(runSchema).describe("Newest first"),
    maxUploadBytes: count,
  })
  .meta({ id: "Project" });

export type Source = z.infer<typeof sourceSchema>;
export type Job = z.infer<typeof jobSchema>;
export type Run = z.infer<typeof runSchema>;
export type Project = z.infer<typeof projectSchema>;
