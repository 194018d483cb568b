import { expect, it } from "vitest";
import { kmeans } from "../src/index.js";
import { hashOf, referenceOptions, referenceRows } from "./support/reference-fit.js";

it("gives the reference fit the bytes it has always had", () => {
  const model = kmeans(referenceRows(), referenceOptions);
  const found = { hash: hashOf(model), sizes: [...model.sizes], converged: model.converged };
  expect(found).toMatchInlineSnapshot(`
    {
      "converged": "strict",
      "hash": "35cb8654",
      "sizes": [
        10130,
        10023,
        9965,
        9932,
        9879,
        5139,
        4932,
      ],
    }
  `);
});
