import { createRandom } from "../packages/kmeans/dist/index.js";

/** Which drawing of all sets this is. The first was looked at while the rule grew; a new one is made with every change of the rule. */
const DRAWING = "second";

/** A seeded stream for one set of one family: drawing and name hashed (FNV-1a), its number as the stream. */
export function streamOf(family, number) {
  let hash = 0x811c9dc5;
  for (const letter of `${DRAWING} ${family}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return createRandom(hash, number);
}

export const between = (random, low, high) => low + (high - low) * random.float();
export const whole = (random, low, high) => low + random.below(high - low + 1);
export const pick = (random, items) => items[random.below(items.length)];

/** Customers in a set: log-uniform from 300 to 2,400, or 5,000 and more in a large one. */
export function customers(random, large) {
  return large ? [5_000, 12_000, 50_000][whole(random, 0, 2)] : Math.round(300 * 8 ** random.float());
}

export const amount = (values) => ({ measure: "amount", values });
export const count = (values) => ({ measure: "count", values });
export const flag = (values) => ({ measure: "flag", values });
export const category = (codes, levels) => ({ codes, levels });

/** A column from a function of the row. */
export const column = (n, value) => Float64Array.from({ length: n }, (_, i) => value(i));
