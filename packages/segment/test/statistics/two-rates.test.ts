import { describe, expect, test } from "vitest";
import { customersPerArm, detectableRate, wilsonInterval } from "../../src/statistics/two-rates.js";

describe("customersPerArm", () => {
  // R 4.2.2: power.prop.test(p1=, p2=, power=.80)$n
  test.each([
    [0.01, 0.012, 42692.8023325],
    [0.05, 0.06, 8157.73144785],
    [0.1, 0.12, 3840.84748243],
    [0.5, 0.75, 57.6734397313],
    [0.13, 0.16, 2161.18705551],
    [0.001, 0.002, 23510.1402716],
    [0.02, 0.01, 2318.16467728],
    [0.3, 0.45, 162.334383007],
    [0.5, 0.55, 1564.67205277],
    [0.002, 0.0025, 140960.776658],
  ])("from %f to %f as R's power.prop.test, to its own tolerance", (from, to, n) => {
    expect(customersPerArm(from, to) / n).toBeCloseTo(1, 6);
  });

  test("equal rates can never be told apart", () => {
    expect(customersPerArm(0.1, 0.1)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("detectableRate", () => {
  // R 4.2.2: power.prop.test(n=, p1=, power=.80, tol=1e-12)$p2
  test.each([
    [1000, 0.05, 0.0809768636235],
    [5000, 0.01, 0.0163933786541],
    [200, 0.3, 0.434660453571],
    [20000, 0.002, 0.00346204146855],
    [3554, 0.02, 0.0304163277759],
  ])("%i an arm from %f as R's power.prop.test", (perArm, from, to) => {
    expect(detectableRate(from, perArm)).toBeCloseTo(to, 9);
  });

  test("null where even everyone is not enough", () => {
    expect(detectableRate(0.9, 3)).toBeNull();
  });
});

// Wilson's interval of 1 in 10, worked out by hand: (0.1 + 0.192) / 1.384 = 0.211, ± 0.193.
test("wilsonInterval", () => {
  const { low, high } = wilsonInterval(1, 10);
  expect(low).toBeCloseTo(0.017876, 5);
  expect(high).toBeCloseTo(0.40415, 5);
  expect(wilsonInterval(0, 10).low).toBe(0);
});
