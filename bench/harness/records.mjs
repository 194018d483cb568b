import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {object} CaseRecord A case as it was measured last.
 * @property {Readonly<Record<string, unknown>>} made When, with what, on which machine.
 * @property {readonly object[]} measurements
 */

/**
 * Keep a case's measurements, one a line after a first line that says how they were made.
 *
 * @param {string} folder
 * @param {string} name The case.
 * @param {CaseRecord} record
 */
export function saveRecord(folder, name, { made, measurements }) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.jsonl`);
  writeFileSync(`${file}.part`, [made, ...measurements].map((line) => `${JSON.stringify(line)}\n`).join(""));
  renameSync(`${file}.part`, file);
}

/**
 * @param {string} folder
 * @param {string} name The case.
 * @returns {CaseRecord | null} Null where the case was never measured.
 */
export function loadRecord(folder, name) {
  const file = join(folder, `${name}.jsonl`);
  if (!existsSync(file)) return null;
  const [made, ...measurements] = readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { made, measurements };
}
