import { readFile } from "node:fs/promises";
import { configSchema, jobSchema, runSchema, sourceSchema } from "@coterie/wire";
import { z } from "zod";
import { ServerError } from "../server-error.js";

const savedSource = sourceSchema.omit({ place: true }).extend({ file: z.string(), sha256: z.string() });

/** What `project.json` holds: everything that must outlive the service. */
const savedStateSchema = z.strictObject({
  format: z.literal("coterie.project"),
  formatVersion: z.literal(1),
  revision: z.number().int().nonnegative(),
  nextId: z.number().int().positive(),
  source: savedSource.nullable(),
  config: configSchema,
  inspection: z.number().int().nullable(),
  advice: z.number().int().nullable(),
  runs: z.array(runSchema.omit({ command: true })),
});

export type SavedState = z.infer<typeof savedStateSchema>;
export type SavedSource = z.infer<typeof savedSource>;
export type SavedRun = SavedState["runs"][number];
export type SavedJob = z.infer<typeof jobSchema>;

/** A project nobody has put anything into yet. */
export const emptyState: SavedState = {
  format: "coterie.project",
  formatVersion: 1,
  revision: 0,
  nextId: 1,
  source: null,
  config: {},
  inspection: null,
  advice: null,
  runs: [],
};

/**
 * Read `project.json`; null where there is none.
 *
 * @throws {ServerError} `not-a-project`: not JSON, or of another format.
 */
export async function readState(path: string): Promise<SavedState | null> {
  const content = await readJson(path);
  if (content === null) return null;
  const checked = savedStateSchema.safeParse(content);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new ServerError(
    "not-a-project",
    `${path} must be a project of coterie, format 1; ${issue!.path.join(".") || "it"} ${issue!.message.toLowerCase()}. Open it with the version of coterie that wrote it, or choose another --project.`,
  );
}

/** The last job as it was written down; null where there is none or it cannot be read. */
export async function readJob(path: string): Promise<SavedJob | null> {
  const checked = jobSchema.safeParse(await readJson(path).catch(() => null));
  return checked.success ? checked.data : null;
}

async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ServerError(
      "not-a-project",
      `${path} must be a project of coterie; it is not JSON. Choose another --project, or restore the file.`,
      { cause },
    );
  }
}
