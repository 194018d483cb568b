import { describe, expect, it } from "vitest";
import { type Answer, NO_RUN } from "../../src/engine/ask.js";
import { type Descent, descend } from "../../src/engine/descend.js";
import { frameOf } from "../../src/engine/frame.js";
import type { ShardRows } from "../../src/engine/residence.js";
import type { Meeting } from "../../src/engine/run-passes.js";
import { Station } from "../../src/engine/station.js";
import type { LloydLimits } from "../../src/lloyd/lloyd.js";
import { checkMatrix } from "../../src/matrix.js";
import { resolveOptions } from "../../src/options.js";
import { fitSteps } from "../../src/search/fit-steps.js";
import type { Reply } from "../../src/search/requests.js";
import { blobs, firstRows } from "../support/matrices.js";

const rows = blobs(40_000, 4, 5, 77, 1.5);
const { low, high } = checkMatrix(rows);
const light = Float64Array.from({ length: rows.rowCount }, (_, i) => (i % 3 === 0 ? 1 : 1e-14));

/** Comes back to whoever asked after every pass. */
const impatient: Meeting = { join: (own) => own, isOver: true };

/** The passes that were asked for, one number for each run or single pass, and where the descent ended. */
function drive(
  weights: Float64Array | null,
  start: Float64Array,
  limits: LloydLimits,
  meeting: Meeting | null | "none",
) {
  const held: ShardRows = { ...rows, weights };
  const frame = frameOf(rows, weights, low, high);
  const station = new Station("simd", 0);
  station.hold({ rows: held, frame, seeding: false });
  const steps: Generator<Parameters<Station["answer"]>[0], Descent, Answer> = descend(held, frame, start, limits);
  const runs: number[] = [];
  let step = steps.next();
  while (!step.done) {
    const ask = step.value;
    let answer = NO_RUN;
    if (ask.ask !== "run" || meeting !== "none")
      answer = station.answer(ask, meeting === "none" ? undefined : (meeting ?? undefined));
    if (answer.ran) runs.push(answer.ran.iterations);
    step = steps.next(answer);
  }
  return { descent: step.value, runs };
}

describe("a run of passes", () => {
  const start = firstRows(rows, 6);

  it.each([
    ["to the end", null, start, { maxIterations: 300, squaredStep: 0 }, "strict"],
    ["cut off", null, start, { maxIterations: 5, squaredStep: 0 }, "max-iterations"],
    ["cut off after its first pass", null, start, { maxIterations: 2, squaredStep: 0 }, "max-iterations"],
    ["to a tolerance", null, start, { maxIterations: 300, squaredStep: 0.01 }, "tolerance"],
    ["with clusters whose rows weigh next to nothing", light, start, { maxIterations: 300, squaredStep: 0 }, "strict"],
    [
      "with a cluster that is nobody's nearest",
      null,
      Float64Array.of(...start, 90, 90, 90, 90),
      { maxIterations: 300, squaredStep: 0 },
      "strict",
    ],
  ] as const)("ends where single passes end: %s", (_, weights, from, limits, converged) => {
    const whole = drive(weights, from, limits, null);
    const cut = drive(weights, from, limits, impatient);
    const single = drive(weights, from, limits, "none");
    expect(whole.descent.converged).toBe(converged);
    expect(cut.descent).toEqual(whole.descent);
    expect(single.descent).toEqual(whole.descent);
    expect(single.runs).toEqual([]);
    // Cut after every pass, the runs are all passes of the whole ones.
    expect(cut.runs.length).toBeGreaterThanOrEqual(whole.runs.length);
    expect(cut.runs.at(-1)).toBe(whole.runs.at(-1));
  });

  it("takes many passes at a time, and a single one where it is told to come back", () => {
    const limits = { maxIterations: 300, squaredStep: 0 };
    expect(drive(null, start, limits, null).runs).toHaveLength(1);
    const { runs } = drive(null, start, limits, impatient);
    expect(runs).toEqual(runs.map((_, i) => i + 2));
    expect(runs.length).toBeGreaterThan(5);
  });

  it("counts passes and nothing else, so that progress never falls", () => {
    const centroids = Float64Array.of(...start, 90, 90, 90, 90, 95, 95, 95, 95);
    const station = new Station("simd", 0);
    const steps = fitSteps(rows, [resolveOptions(rows, { k: 8, centroids }, false)]);
    const passes: number[] = [];
    const fractions: number[] = [];
    let step = steps.next();
    while (!step.done) {
      const request = step.value;
      let reply: Reply = {};
      if (request.request === "hold") reply = { fits: station.hold(request.hold) };
      if (request.request === "ask") reply = { answer: station.answer(request.ask, impatient) };
      if (request.request === "report") {
        passes.push(request.progress.iteration);
        fractions.push(request.progress.fraction);
      }
      step = steps.next(reply);
    }
    expect(passes).toEqual(passes.toSorted((a, b) => a - b));
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(passes).toContain(2);
    expect(step.value[0].iterations).toBeLessThanOrEqual(passes.at(-1) as number);
  });
});
