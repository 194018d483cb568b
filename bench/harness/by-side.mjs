import { median, pairedRatios } from "./statistics.mjs";

/**
 * The values of one field a side has, in order of repetition.
 *
 * @param {readonly object[]} measurements
 * @param {string} side
 * @param {string} [field]
 * @returns {number[]}
 */
export function valuesOf(measurements, side, field = "seconds") {
  return [...byRepetition(measurements, side, field).values()];
}

/**
 * How many times longer a side took than ours, repetition by repetition.
 *
 * @param {readonly object[]} measurements
 * @param {string} side
 * @param {string} ours
 * @param {string} [field]
 * @returns {number[]}
 */
export function ratiosOf(measurements, side, ours, field = "seconds") {
  return pairedRatios(byRepetition(measurements, side, field), byRepetition(measurements, ours, field));
}

/**
 * The middle of one field of a side.
 *
 * @param {readonly object[]} measurements
 * @param {string} side
 * @param {string} [field]
 * @returns {number | null} Null where the side was not measured.
 */
export function medianOf(measurements, side, field = "seconds") {
  const values = valuesOf(measurements, side, field);
  return values.length === 0 ? null : median(values);
}

function byRepetition(measurements, side, field) {
  const found = measurements.filter((each) => each.side === side && typeof each[field] === "number");
  found.sort((a, b) => a.repetition - b.repetition);
  return new Map(found.map((each) => [each.repetition, each[field]]));
}
