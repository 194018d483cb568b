import { expect, it } from "vitest";
import { CustomerMap, SegmentMap } from "../../src/charts/customer-map.js";
import { reportData } from "../../src/data/report-data.js";
import { markup } from "../fixtures/markup.js";
import { smallModel } from "../fixtures/small-model.js";

const { picture, segments } = reportData(smallModel());

it("draws three areas of each segment, in its colour, over every occupied square", () => {
  const svg = markup(<CustomerMap picture={picture} segments={segments} />);
  expect(svg).toContain('d="M0 2h2v1h-2zM1 1h2v1h-2zM3 0h1v1h-1z"');
  for (const { id } of segments) {
    const own = new RegExp(`<g class="s${id}">((?:<path [^>]*></path>)+)</g>`).exec(svg)![1]!;
    expect(own.match(/<path /g)).toHaveLength(3);
  }
});

it("shows a segment's own areas over everybody's squares", () => {
  const svg = markup(<SegmentMap picture={picture} segment={segments[1]!} />);
  expect(svg).toContain('d="M0 2h2v1h-2zM1 1h2v1h-2zM3 0h1v1h-1z"');
  expect(svg).toContain('<g class="s2">');
  expect(svg).not.toContain('<g class="s1">');
});

it("labels every segment with number and name", () => {
  const svg = markup(<CustomerMap picture={picture} segments={segments} />);
  for (const { id, name } of segments) {
    expect(svg).toContain(`>${id}</text>`);
    expect(svg).toContain(`>${name}</text>`);
  }
});
