import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { renameSegments, serializeSegmentation } from "@coterie/segment";
import { writeWhole } from "@coterie/server";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { readModel } from "../model-file.js";
import { segmentOf } from "./explain.js";

export interface RenameFlags {
  readonly out?: string;
}

/** Give a segment a name of a person's choice. The model keeps it with the traits it was given under; a manifest beside it learns the new hash. */
export async function renameCommand(
  modelPath: string,
  segment: string,
  name: string,
  flags: RenameFlags,
  effects: Effects,
): Promise<ExitCode> {
  const model = await readModel(modelPath, effects);
  const { id } = segmentOf(model, segment);
  const renamed = renameSegments(model, { [id]: name });
  const names = { ...(model.provenance.config.names as Record<string, string> | undefined), [id]: name.trim() };
  const text = serializeSegmentation({
    ...renamed,
    provenance: { ...renamed.provenance, config: { ...renamed.provenance.config, names } },
  });
  const path = resolve(effects.cwd, flags.out ?? modelPath);
  await writeWhole(path, text);
  await renewManifest(path, text);
  const shown = relative(effects.cwd, path).replaceAll("\\", "/");
  const kept = renamed.segments.find((each) => each.id === id)!.name;
  await effects.stderr.write(
    `  model  ${shown}: segment ${id} is ${kept}. What was made from it before has the old name: coterie report ${shown} makes the report again.\n`,
  );
  return ExitCode.fine;
}

/** Where the folder's manifest names the file, put its new hash and size there. */
async function renewManifest(path: string, text: string): Promise<void> {
  const place = join(dirname(path), "manifest.json");
  const manifest: unknown = await readFile(place, "utf8").then(JSON.parse, () => null);
  if (typeof manifest !== "object" || manifest === null || !("files" in manifest)) return;
  const files = manifest.files as Record<string, Record<string, unknown>>;
  const entry = files[basename(path)];
  if (entry === undefined) return;
  const bytes = Buffer.from(text);
  const renewed = { ...entry, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
  await writeWhole(
    place,
    `${JSON.stringify({ ...manifest, files: { ...files, [basename(path)]: renewed } }, null, 2)}\n`,
  );
}
