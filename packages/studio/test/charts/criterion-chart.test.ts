import { expect, it } from "vitest";
import { criterionChart } from "../../src/charts/criterion-chart.js";
import { textOf } from "../../src/page/markup.js";

const point = (k: number, value: number, half = 0) => ({
  k,
  value,
  low: value - half,
  high: value + half,
  text: String(value),
});

it("fills the kept K only, prints every value and every K", () => {
  const svg = textOf(criterionChart("Silhouette by K", [point(2, 0.4), point(3, 0.3), point(5, 0.2)], 3));
  expect(svg.match(/class="dot kept"/g)).toHaveLength(1);
  expect([...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((m) => m[1])).toEqual(["0.4", "2", "0.3", "K = 3", "0.2", "5"]);
});

it("spaces K by its value and puts more higher up", () => {
  const svg = textOf(criterionChart("Silhouette by K", [point(2, 0.4), point(3, 0.3), point(6, 0.2)], 2));
  const dots = [...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)"/g)].map((m) => [Number(m[1]), Number(m[2])]);
  expect(dots[2]![0]! - dots[1]![0]!).toBeCloseTo(3 * (dots[1]![0]! - dots[0]![0]!), 0);
  expect(dots[0]![1]).toBeLessThan(dots[1]![1]!);
  expect(dots[1]![1]).toBeLessThan(dots[2]![1]!);
});

it("draws an interval only where there is one", () => {
  expect(textOf(criterionChart("x", [point(2, 0.4, 0.02), point(3, 0.3)], 2)).match(/class="middle"/g)).toHaveLength(1);
});
