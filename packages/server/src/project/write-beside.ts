import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fullDisk } from "./full-disk.js";

/**
 * Write a small file whole or not at all, for its owner's eyes: beside, flushed to disk, then renamed over the old one.
 *
 * @throws {ServerError} `disk-full`; the old file stands.
 */
export async function writeBeside(path: string, text: string): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}`);
  try {
    const file = await open(beside, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw fullDisk(error, dirname(path)) ?? error;
  }
}
