import fc from "fast-check";
import { expect, it } from "vitest";
import { LoadingArrows } from "../../src/charts/loading-arrows.js";
import { markup } from "../fixtures/markup.js";
import { smallModel } from "../fixtures/small-model.js";

const { picture } = smallModel();

it("labels the longest twelve arrows; no two labels of a side are nearer than a line, none leaves the picture", () => {
  const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
  const loading = fc.record({ dimension: fc.constant("column"), x: coordinate, y: coordinate });
  fc.assert(
    fc.property(fc.array(loading, { maxLength: 30 }), (loadings) => {
      const svg = markup(<LoadingArrows picture={{ ...picture, loadings }} />);
      const height = Number(/viewBox="0 0 \d+ ([\d.]+)"/.exec(svg)![1]);
      const labels = [...svg.matchAll(/<text( class="end")? x="[\d.]+" y="([-\d.]+)"/g)];
      expect(labels).toHaveLength(Math.min(12, loadings.length));
      for (const side of [undefined, ' class="end"']) {
        const ys = labels.filter((m) => m[1] === side).map((m) => Number(m[2]));
        ys.forEach((y, i) => {
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(height);
          if (i > 0) expect(y - ys[i - 1]!).toBeGreaterThan(18.5);
        });
      }
    }),
    { verbose: 1 },
  );
});

it("keeps what is longest and cuts long names", () => {
  const loadings = Array.from({ length: 14 }, (_, i) => ({
    dimension: `dimension number ${i}`,
    x: (i + 1) / 14,
    y: 0,
  }));
  const svg = markup(<LoadingArrows picture={{ ...picture, loadings }} />);
  expect(svg).not.toContain(">dimension number<");
  expect(svg).toContain(">dimension number…<");
  expect(svg).toContain("the longest 12 of 14");
});
