import { medianOf, ratiosOf, valuesOf } from "../harness/by-side.mjs";
import { median } from "../harness/statistics.mjs";
import { count, digits, inertiaBeside, table, withSpread } from "../harness/words.mjs";
import { PEAK } from "./fit-sides.mjs";

const OURS = "coterie";
const HEAD = [
  "",
  "second fit, s",
  "first fit, s",
  "passes",
  "inertia",
  "predict, s",
  "peak, MiB",
  "their time ÷ ours",
  "least ÷ least",
  "to reach",
];

/**
 * The table of a case that compares fits.
 *
 * @param {readonly object[]} measurements
 * @param {Readonly<Record<string, number>>} [aims] The ratio to reach, by peer.
 * @returns {string[]} Markdown lines.
 */
export function fitTable(measurements, aims = {}) {
  const sides = sidesOf(measurements);
  const ourInertia = medianOf(measurements, OURS, "inertia");
  return table(
    HEAD,
    sides.map((side) => {
      const predicted = valuesOf(measurements, side, "predictSeconds");
      return [
        side,
        withSpread(valuesOf(measurements, side)),
        withSpread(valuesOf(measurements, side, "firstSeconds")),
        String(medianOf(measurements, side, "iterations")),
        side === OURS ? digits(ourInertia) : inertiaBeside(medianOf(measurements, side, "inertia"), ourInertia),
        predicted.length === 0 ? "" : withSpread(predicted),
        count(Math.round(peakOf(measurements, side))),
        side === OURS ? "" : withSpread(ratiosOf(measurements, side, OURS)),
        side === OURS ? "" : digits(leastOf(measurements, side) / leastOf(measurements, OURS)),
        aims[side] === undefined ? "" : `≥ ${aims[side]}`,
      ];
    }),
  );
}

/**
 * What a case of fits must show, and whether it does.
 *
 * @param {string} what The fit in words.
 * @param {readonly object[]} measurements
 * @param {Readonly<Record<string, number>>} aims
 * @returns {{ claim: string, measured: string, reached: boolean }[]}
 */
export function fitClaims(what, measurements, aims) {
  const ourPeak = peakOf(measurements, OURS);
  const ourInertia = medianOf(measurements, OURS, "inertia");
  return sidesOf(measurements)
    .filter((side) => aims[side] !== undefined)
    .flatMap((side) => {
      const ratio = median(ratiosOf(measurements, side, OURS));
      const gap = ourInertia / medianOf(measurements, side, "inertia") - 1;
      const peak = peakOf(measurements, side);
      return [
        {
          claim: `${what}: ${side}'s time ÷ ours ≥ ${aims[side]}`,
          measured: digits(ratio),
          reached: ratio >= aims[side],
        },
        {
          claim: `${what}: inertia no more than 1e-6 above ${side}'s`,
          measured: gap === 0 ? "0" : gap.toExponential(1),
          reached: gap <= 1e-6,
        },
        {
          claim: `${what}: peak memory no more than ${side}'s`,
          measured: `${count(Math.round(ourPeak))} MiB, ${side} ${count(Math.round(peak))} MiB`,
          reached: ourPeak <= peak,
        },
      ];
    });
}

function sidesOf(measurements) {
  return [...new Set(measurements.map(({ side }) => side))].filter((side) => !side.endsWith(PEAK));
}

function leastOf(measurements, side) {
  return Math.min(...valuesOf(measurements, side));
}

function peakOf(measurements, side) {
  return medianOf(measurements, `${side}${PEAK}`, "peakMiB") ?? medianOf(measurements, side, "peakMiB");
}
