import { expect, it } from "vitest";
import { customerMap, segmentMap } from "../../src/charts/customer-map.js";
import { textOf } from "../../src/page/markup.js";
import { smallModel } from "../fixtures/small-model.js";

const { picture, segments } = smallModel();

it("gives each square to the segment with most customers in it", () => {
  const svg = textOf(customerMap(picture, segments));
  const [first, second] = svg.split('<g class="s2">');
  // Square (1, 1) holds 250 of segment 1 and 31 of segment 2: it is drawn once, with segment 1.
  expect(first!.match(/M1 1h1v1h-1z/g)).toHaveLength(1);
  expect(second).not.toContain("M1 1h");
  expect(second).toContain("M2 1h1v1h-1z");
});

it("shows a segment's own squares over everybody's", () => {
  const svg = textOf(segmentMap(picture, segments[1]!));
  expect(svg).toContain('class="base" d="M0 2h2v1h-2zM1 1h2v1h-2zM3 0h1v1h-1z"');
  expect(svg).toMatch(/class="cells" opacity="[\d.]+" d="M1 1h/);
});

it("labels every segment with number and name", () => {
  const svg = textOf(customerMap(picture, segments));
  for (const { id, name } of segments) {
    expect(svg).toContain(`>${id}</text>`);
    expect(svg).toContain(`>${name}</text>`);
  }
});
