import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { checkSegmentation, type Segmentation } from "@coterie/segment";
import { segmentationSchema } from "@coterie/wire";
import { CliError } from "./cli-error.js";
import type { Effects } from "./effects.js";

/**
 * Read a model file: its JSON, its format, and its golden rows.
 *
 * @throws {CliError} `usage` when the file is not there or not a model; SegmentError `bad-model` when it was tampered with.
 */
export async function readModel(place: string, effects: Effects): Promise<Segmentation> {
  const path = resolve(effects.cwd, place);
  const found = await stat(path).catch(() => null);
  if (found === null) {
    throw new CliError("usage", `The model ${place} is not there. Make one with: coterie run customers.csv`);
  }
  if (!found.isFile()) {
    throw new CliError("usage", `The model must be a file; ${place} is a folder. Name the segmentation.json in it.`);
  }
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw new CliError("usage", `${place} is not a model file: it is not JSON. Name the segmentation.json of a run.`, {
      cause,
    });
  }
  const model = checkSegmentation(content);
  const checked = segmentationSchema.safeParse(model);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  const where = issue.path.join(".") || "the whole file";
  throw new CliError(
    "usage",
    `${place} is not a whole model: ${where}: ${issue.message}. Name the segmentation.json of a run.`,
  );
}
