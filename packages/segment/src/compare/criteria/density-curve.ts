import type { LineDensity } from "./density-valley.js";

/** A place along the line between two centres: 0 at `a`'s, 1 at `b`'s. */
export interface CurvePlace {
  readonly at: number;
  /** Beside the higher peak's, which is 1. */
  readonly density: number;
}

/** The density of two neighbours' customers along the line through their centres, smoothed: to be drawn. No customer's place can be read from it. */
export interface DensityCurve {
  /** Place of the first and of the last point; the points between lie evenly. */
  readonly from: number;
  readonly to: number;
  /** 64 densities beside the higher peak's, four decimals. */
  readonly densities: readonly number[];
  readonly peakA: CurvePlace;
  readonly peakB: CurvePlace;
  /** The lowest place between the peaks: its density over the lower peak's is the valley. */
  readonly lowest: CurvePlace;
}

const POINTS = 64;

/** The stretch that is drawn, in distances between the two centres: fixed, so that no customer's place bounds it. */
const FROM = -0.75;
const TO = 1.75;

/**
 * A line's density as it is stored to be drawn.
 *
 * @param line The density.
 * @param zero Place of the one centre on it.
 * @param one Place of the other, above `zero`.
 * @returns Places in distances between the centres, densities beside the higher peak's.
 */
export function densityCurve(line: LineDensity, zero: number, one: number): DensityCurve {
  const highest = Math.max(line.density[line.a], line.density[line.b]);
  const place = (cell: number): CurvePlace => ({
    at: rounded((line.low + cell * line.step - zero) / (one - zero)),
    density: rounded(line.density[cell] / highest),
  });
  const densities = Array.from({ length: POINTS }, (_, i) => {
    const at = zero + (FROM + ((TO - FROM) * i) / (POINTS - 1)) * (one - zero);
    return rounded(densityAt(line, at) / highest);
  });
  return { from: FROM, to: TO, densities, peakA: place(line.a), peakB: place(line.b), lowest: place(line.lowest) };
}

/** Between two cells, linearly; beyond the grid nothing. */
function densityAt({ density, low, step }: LineDensity, at: number): number {
  const cell = (at - low) / step;
  const before = Math.floor(cell);
  if (before < 0 || before >= density.length) return 0;
  const next = before + 1 < density.length ? density[before + 1] : 0;
  return density[before] + (cell - before) * (next - density[before]);
}

function rounded(x: number): number {
  return Math.round(x * 1e4) / 1e4 + 0;
}
