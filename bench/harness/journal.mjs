import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./places.mjs";

/**
 * What has been measured of one case with one build, so that an interrupted run goes on where it stopped.
 *
 * @param {string} name The case.
 * @param {string} build What is measured; measurements of another build are not seen.
 * @param {boolean} fresh Forget what was measured before.
 * @returns {{ find(side: string, repetition: number): object | undefined, add(measurement: object): void, all(): object[] }}
 */
export function openJournal(name, build, fresh) {
  const file = join(cacheFolder("bench-journal"), `${name}-${build}.jsonl`);
  if (fresh) rmSync(file, { force: true });
  const measurements = existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];
  return {
    find: (side, repetition) => measurements.find((each) => each.side === side && each.repetition === repetition),
    add(measurement) {
      measurements.push(measurement);
      appendFileSync(file, `${JSON.stringify(measurement)}\n`);
    },
    all: () => measurements,
  };
}
