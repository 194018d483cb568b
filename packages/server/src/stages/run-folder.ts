import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ServerError } from "../server-error.js";

/** A file of a run: its text, or a function that makes it, or that writes it at the path it is given and says what it wrote. */
export type FileContent =
  | string
  | ((path: string) => Promise<string | { readonly rows: number; readonly sha256: string }>);

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
 * so that a folder with a manifest holds one run. What the last run wrote and this one does not is taken away; files neither knows
 * are left alone. When anything fails, the last run stands as it was.
 *
 * @param manifest The manifest's text, given what was written.
 * @param log The text of `run-log.json`, made last.
 * @throws {ServerError} `output` when the folder or a file in it cannot be written. Nothing is left behind.
 */
export async function writeRunFolder(
  folder: string,
  files: Readonly<Record<string, FileContent>>,
  manifest: (written: Readonly<Record<string, WrittenFile>>) => string,
  log: () => string,
): Promise<void> {
  const created = await makeFolder(folder);
  const staging = await makeStaging(folder);
  const forget = onExit(() => rmSync(staging, { recursive: true, force: true }));
  try {
    const written: Record<string, WrittenFile> = {};
    for (const [name, content] of Object.entries(files)) written[name] = await writeOne(join(staging, name), content);
    await writeFile(join(staging, logName), log());
    await writeFile(join(staging, manifestName), manifest(written));
    const names = [...Object.keys(files), logName, manifestName];
    const gone = (await lastRunFiles(folder)).filter((name) => !names.includes(name));
    await replaceAll(folder, staging, names, gone);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (created !== null) await removeEmpty(folder, created);
    throw namingPlace(error, folder);
  } finally {
    forget();
  }
  await rm(staging, { recursive: true, force: true });
}

/** Put new files in the place of old ones, the last of `names` last; on a failure the old ones go back. */
async function replaceAll(
  folder: string,
  staging: string,
  names: readonly string[],
  gone: readonly string[],
): Promise<void> {
  const aside = join(staging, "last-run");
  await mkdir(aside);
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const name of [...names, ...gone].reverse()) {
      if (await moveIfThere(join(folder, name), join(aside, name))) {
        undo.push(() => rename(join(aside, name), join(folder, name)));
      }
    }
    for (const name of names) {
      await rename(join(staging, name), join(folder, name));
      undo.push(() => rm(join(folder, name)));
    }
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}

async function moveIfThere(from: string, to: string): Promise<boolean> {
  const found = await stat(from).catch(() => null);
  if (found === null) return false;
  if (found.isDirectory()) {
    throw new ServerError("output", `${from} is a folder where a file must go. Move it, or choose another --out.`);
  }
  await rename(from, to);
  return true;
}

/** The files the manifest in `folder` names: what a run wrote there. */
async function lastRunFiles(folder: string): Promise<readonly string[]> {
  try {
    const { files } = JSON.parse(await readFile(join(folder, manifestName), "utf8"));
    return Object.keys(files).filter((name) => name === basename(name));
  } catch {
    return [];
  }
}

/** Refuse an output folder that cannot be written to, before any work. Leaves nothing behind. */
export async function checkWritable(folder: string): Promise<void> {
  const created = await makeFolder(folder);
  await rm(await makeStaging(folder), { recursive: true });
  if (created !== null) await removeEmpty(folder, created);
}

async function makeStaging(folder: string): Promise<string> {
  return mkdtemp(join(folder, ".coterie-")).catch((cause: unknown) => {
    throw new ServerError("output", `${folder} cannot be written to. Choose another --out.`, { cause });
  });
}

/** Make a folder and those above it; the first one made, or null when it was there. */
async function makeFolder(folder: string): Promise<string | null> {
  const missing: string[] = [];
  let at = folder;
  for (;;) {
    const found = await stat(at).catch(() => null);
    if (found?.isDirectory()) break;
    if (found !== null)
      throw new ServerError("output", `The output folder ${at} is a file, not a folder. Choose another --out.`);
    missing.unshift(at);
    at = dirname(at);
  }
  // Not mkdir's own recursion: it never comes back where a folder may not be made, as in /proc.
  for (const each of missing) {
    await mkdir(each).catch((cause: unknown) => {
      throw new ServerError("output", `The output folder ${folder} cannot be made. Choose another --out.`, { cause });
    });
  }
  return missing[0] ?? null;
}

async function removeEmpty(folder: string, firstCreated: string): Promise<void> {
  for (let at = folder; at.length >= firstCreated.length; at = dirname(at)) {
    const removed = await rmdir(at)
      .then(() => true)
      .catch(() => false);
    if (!removed) return;
  }
}

/** Run `clean` if the process leaves before the returned function is called. */
function onExit(clean: () => void): () => void {
  process.once("exit", clean);
  return () => process.off("exit", clean);
}

async function writeOne(path: string, content: FileContent): Promise<WrittenFile> {
  const made = typeof content === "string" ? content : await content(path);
  if (typeof made !== "string") return { ...made, bytes: (await stat(path)).size };
  await writeFile(path, made);
  return { sha256: sha256(made), bytes: Buffer.byteLength(made), rows: null };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Write one file whole or not at all. */
export async function writeWhole(path: string, content: FileContent): Promise<WrittenFile> {
  const [written] = await writeTogether([[path, content]]);
  return written!;
}

/** Write files that belong together: all of them appear, or none. */
export async function writeTogether(
  files: readonly (readonly [string, FileContent])[],
): Promise<readonly WrittenFile[]> {
  const created: (readonly [string, string])[] = [];
  const besides: string[] = [];
  const forget = onExit(() => {
    for (const beside of besides) rmSync(beside, { force: true });
  });
  try {
    const written: WrittenFile[] = [];
    for (const [path, content] of files) {
      const first = await makeFolder(dirname(path));
      if (first !== null) created.push([dirname(path), first]);
      const beside = join(dirname(path), `.coterie-${process.pid}-${basename(path)}`);
      besides.push(beside);
      written.push(await writeOne(beside, content).catch((error) => Promise.reject(namingPlace(error, path))));
    }
    for (const [i, [path]] of files.entries()) await rename(besides[i]!, path);
    return written;
  } catch (error) {
    for (const beside of besides) await rm(beside, { force: true });
    for (const [folder, first] of created) await removeEmpty(folder, first);
    throw namingPlace(error, files[0]![0]);
  } finally {
    forget();
  }
}

/** What the disk refused, by the place the user named; the hidden file it happened in is gone. */
function namingPlace(error: unknown, place: string): unknown {
  if (error instanceof ServerError) return error;
  const codes = [error, error instanceof Error ? error.cause : null].map((each) =>
    each instanceof Error && "code" in each ? each.code : null,
  );
  const has = (...wanted: readonly string[]): boolean => codes.some((code) => wanted.includes(String(code)));
  const refuse = (message: string): ServerError => new ServerError("output", message, { cause: error });
  if (has("ENOSPC", "EDQUOT")) {
    return refuse(`The disk of ${place} is full. Nothing was left behind; free some space or choose another --out.`);
  }
  if (has("EACCES", "EPERM", "EROFS")) return refuse(`${place} cannot be written to. Choose another --out.`);
  if (has("EISDIR", "ENOTEMPTY", "EEXIST")) {
    return refuse(`${place} holds a folder where a file must go. Move it, or choose another --out.`);
  }
  return error;
}
