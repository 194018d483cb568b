import { wilsonInterval } from "../statistics/two-rates.js";
import type { Range } from "./plan.js";
import type { MeasuredRate } from "./plan-settings.js";

/** A measured rate with its 95% interval; of counts, Wilson's. */
export function rangeOf(rate: MeasuredRate): Range {
  if ("expected" in rate) return rate;
  return { expected: rate.converted / rate.of, ...wilsonInterval(rate.converted, rate.of) };
}

/**
 * What contacting adds: conversion − baseline, with the interval that the two intervals make.
 *
 * @remarks Square-and-add; with Wilson intervals it is Newcombe's method 10. Newcombe (1998), Statistics in Medicine 17:873-890; Donner and Zou (2012),
 * Statistical Methods in Medical Research 21:347-359, for other intervals.
 */
export function liftOf(conversion: Range, baseline: Range): Range {
  const expected = conversion.expected - baseline.expected;
  return {
    expected,
    low: expected - Math.hypot(conversion.expected - conversion.low, baseline.high - baseline.expected),
    high: expected + Math.hypot(conversion.high - conversion.expected, baseline.expected - baseline.low),
  };
}
