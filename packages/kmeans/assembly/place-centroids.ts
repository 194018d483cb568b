import { writeTolerances } from "./write-tolerances";

// Brings centroids into the frame and into f32, and says for each strip of rows how far f32 can be trusted.

/**
 * Centroids as they are: points, and half their squared lengths.
 *
 * @param given `k × d` f64.
 * @param centre Of the frame, one f64 for each feature.
 * @param points Written: `k × d` f32.
 * @param halves Written: k f32.
 * @param lengths See `writeTolerances`, as for the rest.
 */
export function placeCentroids(
  k: i32,
  d: i32,
  given: usize,
  centre: usize,
  scale: f64,
  points: usize,
  halves: usize,
  strips: i32,
  lengths: usize,
  taus: usize,
  slops: usize,
): void {
  let longest: f64 = 0;
  for (let c = 0; c < k; c++) {
    let square: f64 = 0;
    for (let j: usize = 0; j < <usize>d; j++) {
      const y = <f32>framed(given, centre, scale, j);
      store<f32>(points, y);
      square += <f64>y * <f64>y;
      points += 4;
    }
    store<f32>(halves, <f32>(square / 2));
    longest = max<f64>(longest, square);
    given += (<usize>d) << 3;
    halves += 4;
  }
  const reach = sqrt<f64>(longest);
  writeTolerances(strips, d, lengths, reach, longest, reach, taus, slops);
}

/**
 * Every centroid but the first, less the first: steps, and half the squared lengths less the first's: rises. See `labelGroups`.
 *
 * @param given `k × d` f64.
 * @param steps Written: `(k - 1) × d` f32.
 * @param rises Written: k - 1 f32.
 */
export function placeSteps(
  k: i32,
  d: i32,
  given: usize,
  centre: usize,
  scale: f64,
  steps: usize,
  rises: usize,
  strips: i32,
  lengths: usize,
  taus: usize,
  slops: usize,
): void {
  const first = given;
  let lowest: f64 = 0;
  let longest: f64 = 0;
  let highest: f64 = 0;
  let reach: f64 = 0;
  for (let c = 0; c < k; c++) {
    let square: f64 = 0;
    let stride: f64 = 0;
    for (let j: usize = 0; j < <usize>d; j++) {
      const y = framed(given, centre, scale, j);
      const step = y - framed(first, centre, scale, j);
      square += y * y;
      stride += step * step;
      if (c === 0) continue;
      store<f32>(steps, <f32>step);
      steps += 4;
    }
    if (c === 0) {
      lowest = square;
    } else {
      store<f32>(rises, <f32>((square - lowest) / 2));
      rises += 4;
    }
    longest = max<f64>(longest, stride);
    highest = max<f64>(highest, abs<f64>(square - lowest) / 2);
    reach = max<f64>(reach, square);
    given += (<usize>d) << 3;
  }
  writeTolerances(strips, d, lengths, sqrt<f64>(longest), highest, sqrt<f64>(reach), taus, slops);
}

/** One coordinate in the frame. */
function framed(point: usize, centre: usize, scale: f64, j: usize): f64 {
  return (load<f64>(point + (j << 3)) - load<f64>(centre + (j << 3))) * scale;
}
