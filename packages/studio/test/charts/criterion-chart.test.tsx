import { expect, it } from "vitest";
import { CriterionChart } from "../../src/charts/criterion-chart.js";
import type { CriterionPoint } from "../../src/data/criteria.js";
import { markup } from "../fixtures/markup.js";

const point = (k: number, value: number, half = 0) => ({
  k,
  value,
  low: value - half,
  high: value + half,
  text: String(value),
});

const chart = (points: readonly CriterionPoint[], keptK: number, preferredK: number | null = null) =>
  markup(<CriterionChart label="Silhouette by K" points={points} keptK={keptK} preferredK={preferredK} limit={null} />);

it("fills the kept K only, prints every value and every K", () => {
  const svg = chart([point(2, 0.4), point(3, 0.3), point(5, 0.2)], 3);
  expect(svg.match(/class="dot kept"/g)).toHaveLength(1);
  expect([...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((m) => m[1])).toEqual(["0.4", "2", "0.3", "K = 3", "0.2", "5"]);
});

it("spaces K by its value and puts more higher up", () => {
  const svg = chart([point(2, 0.4), point(3, 0.3), point(6, 0.2)], 2);
  const dots = [...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)"/g)].map((m) => [Number(m[1]), Number(m[2])]);
  expect(dots[2]![0]! - dots[1]![0]!).toBeCloseTo(3 * (dots[1]![0]! - dots[0]![0]!), 0);
  expect(dots[0]![1]).toBeLessThan(dots[1]![1]!);
  expect(dots[1]![1]).toBeLessThan(dots[2]![1]!);
});

it("draws an interval only where there is one", () => {
  expect(chart([point(2, 0.4, 0.02), point(3, 0.3)], 2).match(/class="baseline"/g)).toHaveLength(1);
});

it("rings the K the criterion prefers", () => {
  const points = [point(2, 0.4), point(3, 0.3)];
  expect(chart(points, 2, 3).match(/class="ring" cx="274"/g)).toHaveLength(1);
  expect(chart(points, 2, null)).not.toContain("ring");
});
