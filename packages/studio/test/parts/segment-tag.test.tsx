import { expect, it } from "vitest";
import { segmentClass } from "../../src/parts/segment-class.js";
import { SegmentHead, SegmentTag } from "../../src/parts/segment-tag.js";
import { markup } from "../fixtures/markup.js";
import { smallModel } from "../fixtures/small-model.js";
import { visibleText } from "../fixtures/visible-text.js";

const segment = smallModel().segments[0]!;
const unnamed = { ...segment, id: 7, name: "Segment 7" };

it("puts the number beside the name, and says a number once where it is the name", () => {
  expect(visibleText(markup(<SegmentTag segment={segment} />))).toBe("1 Quiet Savers");
  expect(visibleText(markup(<SegmentTag segment={unnamed} />))).toBe("Segment 7");
  expect(visibleText(markup(<SegmentHead segment={segment} />))).toBe("1 Quiet Savers");
  expect(visibleText(markup(<SegmentHead segment={unnamed} />))).toBe("7");
});

it("begins the colours again after the last", () => {
  expect([1, 8, 9, 17].map(segmentClass)).toEqual(["s1", "s8", "s1", "s1"]);
});
