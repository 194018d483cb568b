import { expect, it } from "vitest";
import { BoundsSwitch } from "../../src/engine/bounds-switch.js";

it("keeps bounds once few labels change, drops them where too many rows are in doubt, and then waits for half the changes", () => {
  const bounds = new BoundsSwitch();
  // 80 subtractions a row: up to a tenth of the rows in doubt, from a hundredth of the labels changing.
  bounds.reset(80);
  expect(bounds.next(0.02, 0)).toBe(false);
  expect(bounds.next(0.009, 0)).toBe(true);
  expect(bounds.next(0.03, 0.09)).toBe(true);
  expect(bounds.next(0.006, 0.11)).toBe(false);
  expect(bounds.next(0.004, 0)).toBe(false);
  expect(bounds.next(0.003, 0)).toBe(true);
  bounds.reset(5500);
  expect(bounds.next(0.019, 0)).toBe(true);
  expect(bounds.next(0.019, 0.19)).toBe(true);
  expect(bounds.next(0.019, 0.21)).toBe(false);
});
