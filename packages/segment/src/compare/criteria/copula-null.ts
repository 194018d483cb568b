import { createRandom, type Matrix } from "@coterie/kmeans";
import { symmetricEigen } from "../../picture/symmetric-eigen.js";
import { correlations } from "./correlations.js";
import type { DimensionKind } from "./dimension-kinds.js";
import { joined } from "./joined.js";
import { type Marginal, marginals, sortedColumns } from "./marginals.js";

/** A population without segments: the sample's marginals and Pearson correlations, joined by a Gaussian copula. */
export interface CopulaNull {
  /** As many rows as the sample has, drawn anew for each seed. */
  draw(seed: number): Matrix;
  /** The largest difference between a correlation of the null and the sample's. */
  readonly largestDeviation: number;
}

const PILOT_ROWS = 20_000;
const ROUNDS = 25;

/** Rounds end, too, when so many in a row brought nothing. */
const PATIENCE = 3;

/** Rounds end when no correlation is further off than this: half of what is promised, the pilot's own error being 0.007. */
const CLOSE_ENOUGH = 0.01;

/**
 * Fit a Gaussian copula whose correlations, after the marginals are put on, are the sample's.
 *
 * Latent correlations are corrected on a pilot of 20,000 rows until the Pearson correlations agree; where no Gaussian copula has them
 * (a category's levels beside one another are exempt, being exact by construction) the nearest found is kept and its deviation told.
 *
 * @param sample Rows in model space.
 * @param kinds What stands behind each dimension; of the levels of one category a row gets the one whose latent is largest.
 * @param seed Of the pilot.
 * @param pilotRows Rows of the pilot (default 20,000).
 * @remarks O(rounds · 20,000 · featureCount²).
 */
export function copulaNull(
  sample: Matrix,
  kinds: readonly DimensionKind[],
  seed: number,
  pilotRows: number = PILOT_ROWS,
): CopulaNull {
  const target = correlations(sample);
  const sorted = sortedColumns(sample);
  const pilot = normals(pilotRows, sample.featureCount, seed);
  let latent: Float64Array = target.slice();
  let factor = factorOf(latent, sample.featureCount);
  const first = joined(pilot, factor);
  let applied = marginals(sorted, kinds, first);
  const slopes = slopesOf(first, applied.apply(first));
  latent = corrected(new Float64Array(latent.length), target, new Float64Array(latent.length), slopes, kinds, 1);
  let best = { factor, applied, deviation: Number.POSITIVE_INFINITY };
  let idle = 0;
  for (let round = 0; round < ROUNDS && idle < PATIENCE; round++) {
    factor = factorOf(latent, sample.featureCount);
    const scores = joined(pilot, factor);
    applied = marginals(sorted, kinds, scores);
    const got = correlations(applied.apply(scores));
    const deviation = largestDeviation(target, got, kinds);
    idle = deviation < 0.95 * best.deviation ? 0 : idle + 1;
    if (deviation < best.deviation) best = { factor, applied, deviation };
    if (deviation <= CLOSE_ENOUGH) break;
    latent = corrected(latent, target, got, slopes, kinds, 0.8);
  }
  return drawsOf(best, sample);
}

function drawsOf(
  {
    factor,
    applied,
    deviation,
  }: { readonly factor: Float64Array; readonly applied: Marginal; readonly deviation: number },
  { rowCount, featureCount }: Matrix,
): CopulaNull {
  return {
    draw: (seed) => applied.apply(joined(normals(rowCount, featureCount, seed), factor)),
    largestDeviation: deviation,
  };
}

function normals(rowCount: number, featureCount: number, seed: number): Matrix {
  const random = createRandom(seed);
  const values = new Float64Array(rowCount * featureCount);
  for (let at = 0; at < values.length; at++) values[at] = random.normal();
  return { values, rowCount, featureCount };
}

/** A matrix whose rows have length 1 and whose products are the nearest correlations that can be. */
function factorOf(latent: Float64Array, d: number): Float64Array {
  const { values, vectors } = symmetricEigen(latent, d);
  const factor = new Float64Array(d * d);
  for (let j = 0; j < d; j++) {
    for (let l = 0; l < d; l++) factor[j * d + l] = vectors[l][j] * Math.sqrt(Math.max(values[l], 1e-9));
    const row = factor.subarray(j * d, j * d + d);
    const length = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
    for (let l = 0; l < d; l++) row[l] /= length;
  }
  return factor;
}

/** How each column follows its latent score: their correlation. A pair's Pearson correlation starts off as the product times the latent one. */
function slopesOf(scores: Matrix, applied: Matrix): Float64Array {
  const d = scores.featureCount;
  return Float64Array.from({ length: d }, (_, j) => Math.max(0.2, correlationOf(scores.values, applied.values, j, d)));
}

/** The correlation of one column in two matrices; 0 where either does not vary. */
function correlationOf(x: Float64Array, y: Float64Array, j: number, d: number): number {
  const n = x.length / d;
  let meanX = 0;
  let meanY = 0;
  for (let at = j; at < x.length; at += d) {
    meanX += x[at];
    meanY += y[at];
  }
  meanX /= n;
  meanY /= n;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let at = j; at < x.length; at += d) {
    const stepX = x[at] - meanX;
    const stepY = y[at] - meanY;
    xx += stepX * stepX;
    xy += stepX * stepY;
    yy += stepY * stepY;
  }
  const scale = Math.sqrt(xx * yy);
  return scale > 0 ? xy / scale : 0;
}

function corrected(
  latent: Float64Array,
  target: Float64Array,
  got: Float64Array,
  slopes: Float64Array,
  kinds: readonly DimensionKind[],
  damping: number,
): Float64Array {
  const d = kinds.length;
  return latent.map((r, at) => {
    const j = Math.floor(at / d);
    const l = at % d;
    if (j === l) return 1;
    if (sameBlock(kinds[j], kinds[l])) return 0;
    const next = r + (damping * (target[at] - got[at])) / (slopes[j] * slopes[l]);
    return Math.min(0.9995, Math.max(-0.9995, next));
  });
}

function largestDeviation(target: Float64Array, got: Float64Array, kinds: readonly DimensionKind[]): number {
  const d = kinds.length;
  let largest = 0;
  for (let at = 0; at < target.length; at++) {
    if (sameBlock(kinds[Math.floor(at / d)], kinds[at % d])) continue;
    largest = Math.max(largest, Math.abs(target[at] - got[at]));
  }
  return largest;
}

function sameBlock(a: DimensionKind, b: DimensionKind): boolean {
  return a.kind === "level" && b.kind === "level" && a.block === b.block;
}
