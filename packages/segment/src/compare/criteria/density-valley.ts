const CELLS = 400;

/** Share of a Gaussian kernel's reach, in widths, beyond which it adds nothing. */
const REACH = 4;

/**
 * How deep the density of points on a line falls between two groups: the lowest density in the middle over the lower of the two peaks.
 *
 * @param left Places of the one group.
 * @param right Places of the other, larger on average.
 * @returns 0 = empty space between, 1 = no valley.
 * @remarks Gaussian kernel, Silverman's width 0.9 · min(σ, IQR / 1.34) · n^(−1/5), on a grid of 400 cells. Peaks are sought on each
 * side of the midpoint of the two means, which is where K-means draws its border.
 */
export function densityValley(left: Float64Array, right: Float64Array): number {
  const line = densityBetween(left, right);
  return typeof line === "number" ? line : valleyOf(line);
}

/** The lowest density between the peaks over the lower of them. */
export function valleyOf({ density, a, b, lowest }: LineDensity): number {
  return density[lowest] / Math.min(density[a], density[b]);
}

/** A density on a grid over a line, with the cells of the two peaks and of the lowest place between them. */
export interface LineDensity {
  readonly density: Float64Array;
  /** Place of the first cell, and the distance between two. */
  readonly low: number;
  readonly step: number;
  readonly a: number;
  readonly b: number;
  readonly lowest: number;
}

/**
 * The density that `densityValley` is read from.
 *
 * @returns The density; or the valley itself, where there is no density to be had: places that coincide, no points.
 */
export function densityBetween(left: Float64Array, right: Float64Array): LineDensity | number {
  if (left.length === 0 || right.length === 0) return 1;
  const points = new Float64Array(left.length + right.length);
  points.set(left);
  points.set(right, left.length);
  points.sort();
  const width = silvermanWidth(points);
  const low = points[0];
  const span = points[points.length - 1] - low;
  const border = (mean(left) + mean(right)) / 2;
  if (!(width > 0) || !(span > 0)) return span > 0 && mean(left) < mean(right) ? atomsApart(left, right) : 1;
  const density = smoothed(points, low, span, width);
  const middle = Math.min(CELLS - 2, Math.max(1, Math.round(((border - low) / span) * (CELLS - 1))));
  const a = peak(density, 0, middle);
  const b = peak(density, middle, CELLS - 1);
  let lowest = a;
  for (let g = a; g <= b; g++) if (density[g] < density[lowest]) lowest = g;
  return { density, low, step: span / (CELLS - 1), a, b, lowest };
}

/** Silverman's rule of thumb for points in rising order. */
function silvermanWidth(points: Float64Array): number {
  const n = points.length;
  const centre = mean(points);
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (points[i] - centre) * (points[i] - centre);
  const deviation = Math.sqrt(squares / Math.max(1, n - 1));
  const quartile = (p: number) => points[Math.min(n - 1, Math.floor(p * n))];
  const range = (quartile(0.75) - quartile(0.25)) / 1.34;
  return 0.9 * (range > 0 ? Math.min(deviation, range) : deviation) * n ** -0.2;
}

/** Points that no width can be taken from lie on one place but a few: apart only if no group reaches into the other. */
function atomsApart(left: Float64Array, right: Float64Array): number {
  return Math.max(...left) < Math.min(...right) ? 0 : 1;
}

/** Points in rising order spread over cells, then each cell over its kernel. */
function smoothed(points: Float64Array, low: number, span: number, width: number): Float64Array {
  const step = span / (CELLS - 1);
  const masses = massesOf(points, low, step);
  const reach = Math.min(CELLS - 1, Math.ceil((REACH * width) / step));
  const kernel = new Float64Array(2 * reach + 1);
  for (let g = 0; g <= reach; g++) {
    kernel[reach + g] = Math.exp(-0.5 * ((g * step) / width) ** 2);
    kernel[reach - g] = kernel[reach + g];
  }
  const density = new Float64Array(CELLS);
  for (let g = 0; g < CELLS; g++) if (masses[g] !== 0) spread(density, masses[g], g, kernel, reach);
  return density;
}

/** Points in rising order spread linearly over cells. */
function massesOf(points: Float64Array, low: number, step: number): Float64Array {
  const masses = new Float64Array(CELLS);
  for (let i = 0; i < points.length; i++) {
    const at = (points[i] - low) / step;
    const cell = Math.min(CELLS - 2, Math.floor(at));
    masses[cell] += cell + 1 - at;
    masses[cell + 1] += at - cell;
  }
  return masses;
}

/** Spread a cell's mass over its kernel, whose middle is at `reach`. */
function spread(density: Float64Array, mass: number, cell: number, kernel: Float64Array, reach: number): void {
  const to = Math.min(CELLS - 1, cell + reach);
  const off = reach - cell;
  for (let h = Math.max(0, cell - reach); h <= to; h++) density[h] += mass * kernel[h + off];
}

/** The highest cell of a stretch, both ends included. */
function peak(density: Float64Array, from: number, to: number): number {
  let best = from;
  for (let g = from; g <= to; g++) if (density[g] > density[best]) best = g;
  return best;
}

function mean(points: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < points.length; i++) sum += points[i];
  return sum / points.length;
}
