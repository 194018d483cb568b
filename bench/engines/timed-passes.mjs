import { closeThere } from "../../packages/tables/dist/there/close.js";
import { settle } from "../../packages/tables/dist/there/settle.js";

/** The preparation of the planted rows: none. */
export function plainTerms(d) {
  return Array.from({ length: d }, (_, j) => ({
    kind: "number",
    column: `x${j}`,
    reading: { kind: "number", floating: false },
    unknown: [],
    missing: 0,
    low: null,
    high: null,
    log1p: false,
    center: 0,
    scale: 1,
    weight: 1,
    holders: false,
  }));
}

/** The planted table, whole. */
export const source = { table: ["bench"], conditions: [] };

/**
 * Passes over a table where it is, one after the other, none counted before the first has warmed the engine up.
 *
 * @param {import("../../packages/tables/dist/index.js").Database} database
 * @param {number[][]} start Centroids.
 * @param {number} passes
 * @returns {Promise<{ seconds: number[], bytes: number | null, centroids: number[][], inertia: number, closing: number }>}
 */
export async function timedPasses(database, start, passes) {
  const terms = plainTerms(start[0].length);
  await settle(database, source, terms, start, { maxPasses: 1, tolerance: -1 });
  const seconds = [];
  const before = database.bytesReceived();
  let last = performance.now();
  const { centroids } = await settle(database, source, terms, start, {
    maxPasses: passes,
    tolerance: -1,
    onPass: () => {
      const now = performance.now();
      seconds.push((now - last) / 1000);
      last = now;
    },
  });
  const bytes = before === null ? null : (database.bytesReceived() - before) / passes;
  const closingFrom = performance.now();
  const { inertia } = await closeThere(database, source, terms, centroids);
  return { seconds, bytes, centroids, inertia, closing: (performance.now() - closingFrom) / 1000 };
}
