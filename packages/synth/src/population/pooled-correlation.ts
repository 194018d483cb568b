import { invertIncreasing } from "./normal.js";
import { type PooledMarginals, valueAt } from "./pooled-marginals.js";
import { SEGMENT_SHARES, TRAIT_NAMES, TRAITS, WITHIN_CORRELATION } from "./traits.js";

const DEGREE = 24;
const NODES: readonly { readonly x: number; readonly weight: number }[] = normalNodes();

/**
 * The correlations normal scores must have for what is read from them by the population's distributions to correlate as it does over
 * all planted segments together: what is kept when the segments go. Money and counts are compared by their logarithms.
 *
 * @param marginals The population's distribution of every trait.
 * @returns A correlation matrix in the order of `TRAIT_NAMES`, without sampling error.
 * @remarks A function of a normal score as a series in Hermite polynomials makes the covariance of two such functions a power series
 *   in the scores' correlation (Mehler's formula), which is then inverted pair by pair.
 */
export function pooledCorrelation(marginals: PooledMarginals): readonly (readonly number[])[] {
  const target = mixtureCovariance();
  const series = marginals.map((table, j) => {
    const { compared } = TRAITS[TRAIT_NAMES[j]];
    return hermiteSeries((score) => compared(valueAt(table, score)));
  });
  const spread = series.map((one) => Math.sqrt(covariance(one, one, 1)));
  const solved = TRAIT_NAMES.map((_, i) =>
    TRAIT_NAMES.map((_, j) => {
      if (j >= i) return 1;
      const wanted = (target[i][j] / Math.sqrt(target[i][i] * target[j][j])) * spread[i] * spread[j];
      return invertIncreasing((r) => covariance(series[i], series[j], r), wanted, -0.999, 0.999);
    }),
  );
  return solved.map((row, i) => row.map((_, j) => solved[Math.max(i, j)][Math.min(i, j)]));
}

/** Covariances of the traits, as they are compared, over the mixture of segments. */
function mixtureCovariance(): readonly (readonly number[])[] {
  const series = TRAIT_NAMES.map((name) => {
    const { mean, deviation, compared } = TRAITS[name];
    return mean.map((m, k) => hermiteSeries((score) => compared(m + deviation[k] * score)));
  });
  const centres = series.map((one) => overSegments((k) => one[k][0]));
  return series.map((a, i) =>
    series.map((b, j) =>
      overSegments(
        (k) => covariance(a[k], b[k], WITHIN_CORRELATION[i][j]) + (a[k][0] - centres[i]) * (b[k][0] - centres[j]),
      ),
    ),
  );
}

/** Covariance of two functions of standard normal scores that correlate by `r`. */
function covariance(a: Float64Array, b: Float64Array, r: number): number {
  let sum = 0;
  for (let n = DEGREE; n >= 1; n--) sum = r * (sum + a[n] * b[n]);
  return sum;
}

/** Coefficients of degree 0 to `DEGREE` of a function of a standard normal score, in orthonormal Hermite polynomials. */
function hermiteSeries(f: (score: number) => number): Float64Array {
  const series = new Float64Array(DEGREE + 1);
  for (const { x, weight } of NODES) {
    const value = weight * f(x);
    let before = 0;
    let polynomial = 1;
    for (let n = 0; n <= DEGREE; n++) {
      series[n] += value * polynomial;
      const next = (x * polynomial - Math.sqrt(n) * before) / Math.sqrt(n + 1);
      before = polynomial;
      polynomial = next;
    }
  }
  return series;
}

function overSegments(f: (k: number) => number): number {
  return SEGMENT_SHARES.reduce((sum: number, share, k) => sum + share * f(k), 0);
}

function normalNodes(): { x: number; weight: number }[] {
  const points = Array.from({ length: 129 }, (_, i) => (i - 64) / 8);
  const density = points.map((x) => Math.exp((-x * x) / 2));
  const total = density.reduce((sum, one) => sum + one, 0);
  return points.map((x, i) => ({ x, weight: density[i] / total }));
}
