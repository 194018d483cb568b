import type { Matrix } from "@coterie/kmeans";
import type { DimensionKind } from "./dimension-kinds.js";
import { normalCdf } from "./normal-cdf.js";

/** Turns latent scores, standard normal each, into rows with a sample's marginals. */
export interface Marginal {
  apply(scores: Matrix): Matrix;
}

const ROUNDS = 40;

/** The columns of a sample, each in rising order. */
export function sortedColumns({ values, rowCount, featureCount: d }: Matrix): readonly Float64Array[] {
  return Array.from({ length: d }, (_, j) => {
    const column = new Float64Array(rowCount);
    for (let i = 0; i < rowCount; i++) column[i] = values[i * d + j];
    return column.sort();
  });
}

/**
 * The marginals of a sample, to be put on latent scores.
 *
 * @param sorted The sample's columns, in model space.
 * @param kinds What stands behind each dimension. A number or flag takes the sample's quantile at its score's; of the levels of one
 * category the largest score wins, each raised by what gives the levels their frequencies.
 * @param pilot Scores the raises are found on.
 */
export function marginals(sorted: readonly Float64Array[], kinds: readonly DimensionKind[], pilot: Matrix): Marginal {
  const d = sorted.length;
  const blocks = blocksOf(kinds).map((dimensions) => ({
    dimensions,
    heights: dimensions.map((j) => sorted[j][sorted[j].length - 1]),
    raises: raisesOf(dimensions, sorted, pilot),
  }));
  return {
    apply({ values: scores, rowCount }) {
      const values = new Float64Array(rowCount * d);
      kinds.forEach((kind, j) => {
        if (kind.kind !== "level") putOn(values, scores, j, d, sorted[j]);
      });
      for (const { dimensions, heights, raises } of blocks) {
        for (let i = 0; i < rowCount; i++) {
          const winner = winnerOf(scores, i * d, dimensions, raises);
          if (winner < dimensions.length) values[i * d + dimensions[winner]] = heights[winner];
        }
      }
      return { values, rowCount, featureCount: d };
    },
  };
}

/** Give every row the quantile at its score. */
function putOn(values: Float64Array, scores: Float64Array, j: number, d: number, quantiles: Float64Array): void {
  const last = quantiles.length - 1;
  for (let at = j; at < scores.length; at += d)
    values[at] = quantiles[Math.min(last, Math.floor(normalCdf(scores[at]) * quantiles.length))];
}

/** The dimensions of each category. */
function blocksOf(kinds: readonly DimensionKind[]): readonly (readonly number[])[] {
  const blocks = new Map<number, number[]>();
  kinds.forEach((kind, j) => {
    if (kind.kind !== "level") return;
    const members = blocks.get(kind.block) ?? [];
    members.push(j);
    blocks.set(kind.block, members);
  });
  return [...blocks.values()];
}

/** What each level's score is raised by before they compete; the last raise is that of no level at all, which scores 0. */
function raisesOf(dimensions: readonly number[], sorted: readonly Float64Array[], pilot: Matrix): Float64Array {
  const frequencies = dimensions.map((j) => sorted[j].reduce((n, x) => n + (x > 0 ? 1 : 0), 0) / sorted[j].length);
  const none = Math.max(0, 1 - frequencies.reduce((sum, p) => sum + p, 0));
  const wanted = [...frequencies, none];
  const raises = Float64Array.from(wanted, (p) => (p > 1e-9 ? Math.log(p) : Number.NEGATIVE_INFINITY));
  const counts = new Float64Array(wanted.length);
  for (let round = 0; round < ROUNDS; round++) {
    counts.fill(0);
    for (let i = 0; i < pilot.rowCount; i++)
      counts[winnerOf(pilot.values, i * pilot.featureCount, dimensions, raises)]++;
    const got = counts.map((count) => (count + 0.5) / pilot.rowCount);
    if (wanted.every((p, c) => Math.abs(got[c] - p) < 0.002)) break;
    for (let c = 0; c < wanted.length; c++) {
      if (raises[c] !== Number.NEGATIVE_INFINITY) raises[c] += 0.7 * Math.log(wanted[c] / got[c]);
    }
  }
  return raises;
}

function winnerOf(scores: Float64Array, offset: number, dimensions: readonly number[], raises: Float64Array): number {
  let winner = dimensions.length;
  let most = raises[dimensions.length];
  for (let c = 0; c < dimensions.length; c++) {
    const score = scores[offset + dimensions[c]] + raises[c];
    if (score > most) {
      most = score;
      winner = c;
    }
  }
  return winner;
}
