import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeRunFolder, writeTogether } from "../src/stages/run-folder.js";
import { scratchFolder } from "./support/scratch-folder.js";

const manifest = (written: object): string => JSON.stringify({ files: written });
const write = (folder: string, files: Record<string, string>): Promise<void> =>
  writeRunFolder(folder, files, manifest, () => "log");

function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(names.map(({ name }) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe("writeRunFolder", () => {
  test("takes away what the last run wrote and this one does not, and leaves strangers alone", async () => {
    const folder = join(scratchFolder(), "out");
    await write(folder, { "scores.csv": "old", "model.json": "old" });
    writeFileSync(join(folder, "notes.txt"), "mine");
    await write(folder, { "scores.parquet": "new", "model.json": "new" });
    expect(readdirSync(folder).sort()).toEqual([
      "manifest.json",
      "model.json",
      "notes.txt",
      "run-log.json",
      "scores.parquet",
    ]);
    expect(contents(folder)).toMatchObject({ "model.json": "new", "notes.txt": "mine" });
  });

  test("a run that fails halfway leaves the last one as it was", async () => {
    const folder = join(scratchFolder(), "out");
    await write(folder, { "a.txt": "old", "b.txt": "old" });
    const before = contents(folder);
    const failing = writeRunFolder(
      folder,
      { "a.txt": "new", "b.txt": () => Promise.reject(new Error("no")) },
      manifest,
      () => "log",
    );
    await expect(failing).rejects.toThrow("no");
    expect(contents(folder)).toEqual(before);
  });

  test("a folder in the place of a file is refused by name, and the last run stands", async () => {
    const folder = join(scratchFolder(), "out");
    await write(folder, { "a.txt": "old" });
    const before = contents(folder);
    mkdirSync(join(folder, "report.html"));
    await expect(write(folder, { "a.txt": "new", "report.html": "new" })).rejects.toThrow(
      /report\.html is a folder where a file must go\. Move it, or choose another --out\./,
    );
    expect(contents(folder)).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(["a.txt", "manifest.json", "report.html", "run-log.json"]);
  });
});

test("writeTogether: when one fails none appears, nor the folders made for them", async () => {
  const folder = scratchFolder();
  const files = [
    [join(folder, "new/a.csv"), "a"],
    [join(folder, "new/b.csv"), () => Promise.reject(new Error("no"))],
  ] as const;
  await expect(writeTogether(files)).rejects.toThrow("no");
  expect(readdirSync(folder)).toEqual([]);
});
