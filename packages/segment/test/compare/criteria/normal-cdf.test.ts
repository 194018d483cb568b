import { expect, it } from "vitest";
import { normalCdf } from "../../../src/compare/criteria/normal-cdf.js";

it.each([
  [0, 0.5],
  [1, 0.8413447461],
  [-1.959963985, 0.025],
  [3, 0.998650102],
  [-8, 0],
])("is right at %d", (z, share) => {
  expect(Math.abs(normalCdf(z) - share)).toBeLessThan(1.5e-7);
});
