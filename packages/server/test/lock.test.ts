import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { takeLock } from "../src/project/lock.js";
import { scratchFolder } from "./support/scratch-folder.js";

test("a folder is one process's at a time; the refusal says whose and where it answers", () => {
  const folder = scratchFolder();
  const lock = takeLock(folder);
  lock.announce("http://127.0.0.1:1234");
  expect(() => takeLock(folder)).toThrow(
    `The project ${folder} must be open in one studio at a time; the studio with process number ${process.pid} has it open at http://127.0.0.1:1234. Go on there, stop it, or choose another --project.`,
  );
  lock.release();
  expect(existsSync(join(folder, "lock.json"))).toBe(false);
  takeLock(folder).release();
});

test("the lock of a process that is gone is taken over", () => {
  const folder = scratchFolder();
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(join(folder, "lock.json"), JSON.stringify({ pid, started: null, address: "" }));
  const lock = takeLock(folder);
  expect(JSON.parse(readFileSync(join(folder, "lock.json"), "utf8")).pid).toBe(process.pid);
  lock.release();
});

test.skipIf(process.platform !== "linux")("so is that of a process whose number another has now (Linux)", () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, "lock.json"), JSON.stringify({ pid: 1, started: "another-boot 1", address: "" }));
  takeLock(folder).release();
});

test("a lock that was cut short while it was written is no lock", () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, "lock.json"), '{"pid": 1');
  takeLock(folder).release();
});
