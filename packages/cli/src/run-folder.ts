import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CliError } from "./cli-error.js";

/** A file of a run: its text, or a function that writes it at the path it is given and says what it wrote. */
export type FileContent = string | ((path: string) => Promise<{ readonly rows: number; readonly sha256: string }>);

export interface WrittenFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number | null;
}

/** Names that stand apart from the manifest: it cannot hold its own hash, and the log differs from run to run. */
const manifestName = "manifest.json";
const logName = "run-log.json";

/**
 * Write the files of a run into `folder` whole or not at all: made beside in a hidden folder, then renamed, the manifest last,
 * so that a folder with a manifest holds one run. Files it does not know are left alone.
 *
 * @param manifest The manifest's text, given what was written.
 * @param log The text of `run-log.json`, made last.
 * @throws {CliError} `output` when the folder cannot be made; file system errors otherwise. Nothing is left behind.
 */
export async function writeRunFolder(
  folder: string,
  files: Readonly<Record<string, FileContent>>,
  manifest: (written: Readonly<Record<string, WrittenFile>>) => string,
  log: () => string,
): Promise<void> {
  const created = await makeFolder(folder);
  const staging = await mkdtemp(join(folder, ".coterie-")).catch((cause: unknown) => {
    throw new CliError("output", `${folder} cannot be written to. Choose another --out.`, { cause });
  });
  try {
    const written: Record<string, WrittenFile> = {};
    for (const [name, content] of Object.entries(files)) written[name] = await writeOne(join(staging, name), content);
    await writeFile(join(staging, logName), log());
    await writeFile(join(staging, manifestName), manifest(written));
    await rm(join(folder, manifestName), { force: true });
    for (const name of [...Object.keys(files), logName, manifestName]) {
      await rename(join(staging, name), join(folder, name));
    }
    await rmdir(staging);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (created !== null) await removeEmpty(folder, created);
    throw namingPlace(error, folder);
  }
}

/** Refuse an output folder that cannot be written to, before any work. Leaves nothing behind. */
export async function checkWritable(folder: string): Promise<void> {
  const created = await makeFolder(folder);
  const probe = await mkdtemp(join(folder, ".coterie-")).catch((cause: unknown) => {
    throw new CliError("output", `${folder} cannot be written to. Choose another --out.`, { cause });
  });
  await rm(probe, { recursive: true });
  if (created !== null) await removeEmpty(folder, created);
}

async function makeFolder(folder: string): Promise<string | null> {
  try {
    return (await mkdir(folder, { recursive: true })) ?? null;
  } catch (cause) {
    const file = await stat(folder).catch(() => null);
    const why = file !== null && !file.isDirectory() ? "is a file, not a folder" : "cannot be made";
    throw new CliError("output", `The output folder ${folder} ${why}. Choose another --out.`, { cause });
  }
}

async function removeEmpty(folder: string, firstCreated: string): Promise<void> {
  for (let at = folder; at.length >= firstCreated.length; at = dirname(at)) {
    if (
      await rmdir(at)
        .then(() => false)
        .catch(() => true)
    )
      return;
  }
}

async function writeOne(path: string, content: FileContent): Promise<WrittenFile> {
  if (typeof content === "string") {
    await writeFile(path, content);
    return { sha256: sha256(content), bytes: Buffer.byteLength(content), rows: null };
  }
  const { rows, sha256: hash } = await content(path);
  return { sha256: hash, bytes: (await stat(path)).size, rows };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Write one file whole or not at all. */
export async function writeWhole(path: string, content: FileContent): Promise<WrittenFile> {
  const folder = dirname(path);
  const created = await makeFolder(folder);
  const beside = join(folder, `.coterie-${process.pid}-${path.slice(folder.length + 1)}`);
  try {
    const written = await writeOne(beside, content);
    await rename(beside, path);
    return written;
  } catch (error) {
    await rm(beside, { force: true });
    if (created !== null) await removeEmpty(folder, created);
    throw namingPlace(error, path);
  }
}

/** A full disk by the place the user named; the hidden file it happened in is gone. */
function namingPlace(error: unknown, place: string): unknown {
  const full = [error, error instanceof Error ? error.cause : null].some(
    (each) => each instanceof Error && "code" in each && each.code === "ENOSPC",
  );
  if (!full) return error;
  const message = `The disk of ${place} is full. Nothing was left behind; free some space or choose another --out.`;
  return new CliError("output", message, { cause: error });
}
