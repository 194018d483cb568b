import { html, type Markup } from "../page/markup.js";
import { linearScale } from "./linear-scale.js";

const width = 300;
const height = 168;

/** A criterion at one K; the interval where the value is estimated from a sample. */
export interface CriterionPoint {
  readonly k: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The value as it is printed. */
  readonly text: string;
}

/**
 * One criterion over K, every value labelled, the kept K filled in.
 *
 * @param label What is plotted, for those who do not see it.
 * @param points At least two, by rising K.
 * @param keptK The K that is kept.
 * @returns A small chart of the same frame for every criterion.
 */
export function criterionChart(label: string, points: readonly CriterionPoint[], keptK: number): Markup {
  const ks = points.map((point) => point.k);
  const x = linearScale([Math.min(...ks), Math.max(...ks)], [26, width - 26]);
  const low = Math.min(...points.map((point) => point.low));
  const high = Math.max(...points.map((point) => point.high));
  const y = linearScale([low, high], [height - 46, 32]);
  const line = points.map((point, i) => `${i === 0 ? "M" : "L"}${x(point.k)} ${y(point.value)}`).join("");
  const everyLabel = points.length <= 6;
  const marks = points.map((point, i) => {
    const isKept = point.k === keptK;
    const labelled = everyLabel || isKept || i === 0 || i === points.length - 1;
    const interval =
      point.high > point.low && html`<path class="middle" d="M${x(point.k)} ${y(point.low)}V${y(point.high)}"/>`;
    return html`${interval}<circle class="dot${isKept && " kept"}" cx="${x(point.k)}" cy="${y(point.value)}" r="4.5"/>${
      labelled &&
      html`<text class="mid halo${!isKept && " plain"}" x="${x(point.k)}" y="${y(point.high) - 11}">${point.text}</text>`
    }<text class="mid${isKept ? " strong" : " muted"}" x="${x(point.k)}" y="${height - 8}">${isKept ? `K = ${point.k}` : point.k}</text>`;
  });
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="${width}"><path class="line" d="M0 ${height - 28}H${width}"/><path class="trace" d="${line}"/>${marks}</svg>\n`;
}
