import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ServerError } from "../server-error.js";
import { fullDisk } from "./full-disk.js";

/** A file as it arrives. */
export interface Incoming {
  /** As the user calls it. */
  readonly name: string;
  readonly content: Readable;
  /** Bytes it says it has, or null. */
  readonly bytes: number | null;
}

export interface Received {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Stream a file to disk, readable by its owner alone, without ever holding it in memory.
 *
 * @throws {ServerError} `too-large`, `disk-full`, `upload-broken`; what had arrived is gone.
 */
export async function receiveFile(
  { name, content, bytes }: Incoming,
  folder: string,
  maxBytes: number,
): Promise<Received> {
  try {
    if (bytes !== null && bytes > maxBytes) throw tooLarge(name, bytes, maxBytes);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (bytes !== null) await assertRoom(name, bytes, folder);
    const file = safeName(name);
    const hash = createHash("sha256");
    let received = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _, done) {
        received += chunk.length;
        if (received > maxBytes) return done(tooLarge(name, received, maxBytes));
        hash.update(chunk);
        done(null, chunk);
      },
    });
    await pipeline(content, meter, createWriteStream(join(folder, file), { flags: "wx", mode: 0o600 }));
    if (bytes !== null && received !== bytes) throw broken(name);
    if (received === 0) {
      throw new ServerError("upload-broken", `${name} must hold a table; it is an empty file. Choose another file.`);
    }
    return { file, bytes: received, sha256: hash.digest("hex") };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (error instanceof ServerError) throw error;
    const full = fullDisk(error, folder);
    if (full !== null) throw noRoom(name, bytes, null);
    throw broken(name, error);
  }
}

async function assertRoom(name: string, bytes: number, folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bytes > bavail * bsize) throw noRoom(name, bytes, bavail * bsize);
}

/** A file name that no shell and no reader takes for anything but a name; what it was called is kept beside. */
function safeName(name: string): string {
  const dot = name.lastIndexOf(".");
  const clean = (text: string): string => text.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
  const stem = clean(dot > 0 ? name.slice(0, dot) : name).slice(0, 60);
  const extension =
    dot > 0
      ? clean(name.slice(dot + 1))
          .slice(0, 10)
          .toLowerCase()
      : "";
  return `${stem === "" ? "table" : stem}${extension === "" ? "" : `.${extension}`}`;
}

/** Bytes in the unit that keeps them a small number. */
function sizeText(bytes: number): string {
  if (bytes < 1e3) return `${bytes} bytes`;
  const power = bytes < 1e6 ? 1 : bytes < 1e9 ? 2 : 3;
  return `${Number((bytes / 1e3 ** power).toPrecision(3))} ${["", "kB", "MB", "GB"][power]}`;
}

function tooLarge(name: string, bytes: number, maxBytes: number): ServerError {
  return new ServerError(
    "too-large",
    `${name} must be at most ${sizeText(maxBytes)}; it has ${bytes > maxBytes && Number.isFinite(bytes) ? sizeText(bytes) : "more"}. Save it as Parquet, take a sample, or start the studio with a larger --max-upload.`,
  );
}

function noRoom(name: string, needs: number | null, free: number | null): ServerError {
  const needed = needs === null ? "" : `; it needs ${sizeText(needs)}`;
  const left = free === null ? "" : ` and ${sizeText(free)} ${free === 1 ? "is" : "are"} free`;
  return new ServerError(
    "disk-full",
    `The project’s disk has no room for ${name}${needed}${left}. What was there before stands. Free some space and drop the file again, or start the studio with --project on a larger disk.`,
  );
}

function broken(name: string, cause?: unknown): ServerError {
  return new ServerError(
    "upload-broken",
    `${name} did not arrive whole: the connection was lost or the upload was stopped. What was there before stands. Drop the file again.`,
    { cause },
  );
}
