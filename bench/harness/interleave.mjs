import { runForJson } from "./child.mjs";
import { waitForCalm, watchOthers } from "./others.mjs";

/** Cores that other programs may use without a run counting as disturbed. */
const CALM_CORES = 0.1;
const WAIT_SECONDS = 15;

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
 * @param {{ repetitions: number, attempts: number }} how Runs that other programs disturbed are tried up to `attempts` times and the least
 *   disturbed kept, whatever its time.
 * @param {ReturnType<typeof import("./journal.mjs").openJournal>} journal Measurements it already holds are not repeated.
 * @returns {object[]} Every measurement, with `side`, `repetition` and `others`, the cores that other programs kept busy meanwhile.
 */
export function interleave(sides, { repetitions, attempts }, journal) {
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const side of sides) {
      if (repetition >= (side.repetitions ?? repetitions) || journal.find(side.name, repetition)) continue;
      const measured = leastDisturbed(side, attempts);
      journal.add({ side: side.name, repetition, ...measured });
      console.log(`  ${repetition + 1}/${repetitions} ${side.name}: ${oneLine(measured)}`);
    }
  }
  return journal.all().filter(({ repetition }) => repetition < repetitions);
}

function leastDisturbed(side, attempts) {
  let best = null;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempts > 1) waitForCalm(CALM_CORES, WAIT_SECONDS);
    const others = watchOthers();
    const printed = runForJson(side.command, side.environment);
    const measured = { others: others(), ...(side.read ? side.read(printed) : printed) };
    if (best === null || measured.others < best.others) best = measured;
    if (best.others === null || best.others <= CALM_CORES) break;
  }
  return best;
}

function oneLine({ seconds, iterations, inertia, peakMiB, others }) {
  return [
    seconds === undefined ? null : `${seconds.toPrecision(4)} s`,
    iterations === undefined ? null : `${iterations} iterations`,
    inertia === undefined ? null : `inertia ${inertia}`,
    peakMiB === undefined ? null : `${peakMiB.toFixed(0)} MiB`,
    others === null ? null : `others ${others} cores`,
  ]
    .filter((part) => part !== null)
    .join(", ");
}
