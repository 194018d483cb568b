import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { cases } from "../bench/cases/index.mjs";
import { sideScript } from "../bench/cases/side-script.mjs";
import { ratiosOf, valuesOf } from "../bench/harness/by-side.mjs";
import { gapsOf, overSets } from "../bench/harness/optima-gaps.mjs";
import { resultsText } from "../bench/harness/results-text.mjs";
import { median, pairedRatios, spread } from "../bench/harness/statistics.mjs";
import { digits, inertiaBeside, withSpread } from "../bench/harness/words.mjs";

const scripts = {
  run: new URL("../bench/run.mjs", import.meta.url),
  optima: new URL("../bench/optima.mjs", import.meta.url),
  bigCsv: new URL("../bench/big-csv.mjs", import.meta.url),
};

function called(script: URL, ...args: string[]): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, [fileURLToPath(script), ...args], { encoding: "utf8" });
}

describe("statistics of the benchmarks", () => {
  test("the median sorts by size, not by text, and takes the middle of an even count", () => {
    expect(median([10, 9, 100])).toBe(10);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow(RangeError);
    expect(spread([0.3, 0.1, 0.2])).toEqual({ min: 0.1, median: 0.2, max: 0.3 });
  });

  test("a ratio is taken within a repetition, and one that only one side has is left out", () => {
    const peer = new Map([
      [2, 12],
      [0, 10],
      [1, 40],
    ]);
    const ours = new Map([
      [0, 5],
      [1, 10],
      [3, 1],
    ]);
    expect(pairedRatios(peer, ours)).toEqual([2, 4]);
  });

  test("measurements are told apart by side and read in order of repetition", () => {
    const measured = [
      { side: "b", repetition: 1, seconds: 6 },
      { side: "a", repetition: 1, seconds: 2 },
      { side: "a", repetition: 0, seconds: 1 },
      { side: "b", repetition: 0, seconds: 5 },
    ];
    expect(valuesOf(measured, "a")).toEqual([1, 2]);
    expect(ratiosOf(measured, "b", "a")).toEqual([5, 3]);
  });

  test("numbers are written to three digits, an equal inertia as equal", () => {
    expect(digits(12345)).toBe("12,300");
    expect(digits(0.012345)).toBe("0.0123");
    expect(withSpread([3, 1, 2])).toBe("2 (1–3)");
    expect(inertiaBeside(1.0000009, 1)).toBe("equal");
    expect(inertiaBeside(1.01, 1)).toBe("+1.0%");
    expect(inertiaBeside(0.99, 1)).toBe("−1.0%");
  });

  test("a hit is within a millionth of the least known, a lower one counts, and every set counts once", () => {
    const { meanGap, hitRate, lowest } = gapsOf([100, 100.00005, 90, 110], 100);
    expect(hitRate).toBe(0.75);
    expect(meanGap).toBeCloseTo((0 + 5e-7 - 0.1 + 0.1) / 4, 12);
    expect(lowest).toBeCloseTo(-0.1, 12);
    expect(
      overSets([
        { meanGap: 0, hitRate: 1 },
        { meanGap: 0.2, hitRate: 0.5 },
      ]),
    ).toEqual({ meanGap: 0.1, hitRate: 0.75 });
  });
});

describe("benchmark results", () => {
  test("a claim that is missed stays in the table, in bold", () => {
    const fit = cases.find(({ name }) => name === "fit-1m-8-6")!;
    const side = (name: string, seconds: number, inertia: number) => ({
      ...{ side: name, repetition: 0, others: 0, seconds, firstSeconds: seconds, iterations: 9, inertia, peakMiB: 100 },
    });
    const made = {
      date: "2026-01-01",
      commit: "abc",
      command: "npm run bench --",
      threads: 2,
      repetitions: 1,
      machine: "m",
      versions: {},
    };
    const measurements = [side("coterie", 1, 50), side("scikit-learn", 5, 50), side("scikit-learn-intelex", 1.4, 49)];
    const text = resultsText([{ case: fit, record: { made, measurements } }]);
    expect(text).toContain("scikit-learn's time ÷ ours ≥ 5 | 5 | yes |");
    expect(text).toContain("scikit-learn-intelex's time ÷ ours ≥ 1.5 | 1.4 | **no** |");
    expect(text).toContain("inertia no more than 1e-6 above scikit-learn-intelex's | 2.0e-2 | **no** |");
  });

  test("cases have names of their own and the programs they run are there", () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    for (const script of Object.values(sideScript)) expect(existsSync(script), script).toBe(true);
  });
});

describe("the benchmark commands refuse before they set anything up", () => {
  test("an unknown case", () => {
    const { status, stderr } = called(scripts.run, "--case", "nonsense");
    expect(status).toBe(2);
    expect(stderr).toMatch(/nonsense is no case\.[\s\S]*fit-1m-8-6/);
  });

  test("an unknown flag of the large bank", () => {
    expect(called(scripts.bigCsv, "--nonsense").status).toBe(2);
  });

  test("a number of seeds that is none", () => {
    const { status, stderr } = called(scripts.optima, "-3");
    expect(status).toBe(2);
    expect(stderr).toBe("seeds must be a whole number from 1; got -3.\n");
  });
});
