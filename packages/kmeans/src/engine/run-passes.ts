import type { LloydLimits } from "../lloyd/lloyd.js";
import type { Answer } from "./ask.js";
import type { Residence } from "./residence.js";
import { meansOfTally } from "./tally.js";

/** Where a run of passes begins: the centroids of the last pass, and what the rows add up to by it. */
export interface RunStart {
  readonly centroids: Float64Array;
  readonly tally: BigInt64Array;
  /** Passes done. */
  readonly iterations: number;
  readonly limits: LloydLimits;
}

/** Where it ended. */
export interface RunEnd {
  readonly centroids: Float64Array;
  readonly iterations: number;
  /** Squared length of the centroids' last step, all together. */
  readonly step: number;
}

/** How the places that hold rows come together after a pass. */
export interface Meeting {
  /** The answer of all of them. */
  join(own: Answer): Answer;
  /** Whether to come back to whoever asked; the same in every place. */
  readonly isOver: boolean;
}

/**
 * Passes one after another, as long as coarse sums are enough to know the next centroids.
 *
 * @param start Where to begin.
 * @param residence Of rows of this place.
 * @param pass Labels the rows of this place.
 * @param whole Takes the exact sums of the rows of this place.
 * @param meeting Where the places' answers are joined.
 * @returns The last pass's answer of all places, with `ran`; and where labels stood still the exact sums of this place, in place of coarse ones.
 * Null where not one pass can be made.
 */
export function runPasses(
  { centroids: first, tally: begun, iterations: before, limits }: RunStart,
  residence: Residence,
  pass: (centroids: Float64Array) => Answer,
  whole: () => Answer,
  meeting: Meeting,
): Answer | null {
  let centroids = first;
  let tally: BigInt64Array | null = begun;
  let iterations = before;
  let answer: Answer | null = null;
  let step = 0;
  while (tally && iterations < limits.maxIterations - 1) {
    const means = meansOfTally(residence, tally, centroids);
    if (means === null) break;
    ({ centroids, step } = means);
    answer = meeting.join(pass(centroids));
    tally = answer.tally;
    iterations++;
    if (answer.changed === 0 || step <= limits.squaredStep || meeting.isOver) break;
  }
  const ran = { centroids, iterations, step };
  if (answer?.changed === 0) return { ...whole(), ran };
  return answer && { ...answer, ran };
}
