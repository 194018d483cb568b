import { runForJson } from "./child.mjs";
import { load } from "./machine.mjs";

/**
 * @typedef {object} Side One of the programs that are compared.
 * @property {string} name
 * @property {readonly string[]} command Program and arguments; it prints one JSON object.
 * @property {Readonly<Record<string, string>>} [environment]
 * @property {number} [repetitions] How often it is run at most (default: as often as the case).
 * @property {(printed: object) => object} [read] Turns what it printed into the measurement.
 */

/**
 * Run the sides of a case one after another, A B C A B C …, each time in a process of its own.
 *
 * @param {readonly Side[]} sides
 * @param {number} repetitions
 * @param {ReturnType<import("./journal.mjs").openJournal>} journal Measurements it already holds are not repeated.
 * @returns {object[]} Every measurement, with `side`, `repetition` and `load`.
 */
export function interleave(sides, repetitions, journal) {
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const side of sides) {
      if (repetition >= (side.repetitions ?? repetitions) || journal.find(side.name, repetition)) continue;
      const loadBefore = load();
      const printed = runForJson(side.command, side.environment);
      const measured = side.read ? side.read(printed) : printed;
      journal.add({ side: side.name, repetition, load: loadBefore, ...measured });
      console.log(`  ${repetition + 1}/${repetitions} ${side.name}: ${oneLine(measured)}`);
    }
  }
  return journal.all().filter(({ repetition }) => repetition < repetitions);
}

function oneLine({ seconds, iterations, inertia, peakMiB }) {
  return [
    seconds === undefined ? null : `${seconds.toPrecision(4)} s`,
    iterations === undefined ? null : `${iterations} iterations`,
    inertia === undefined ? null : `inertia ${inertia}`,
    peakMiB === undefined ? null : `${peakMiB.toFixed(0)} MiB`,
  ]
    .filter((part) => part !== null)
    .join(", ");
}
