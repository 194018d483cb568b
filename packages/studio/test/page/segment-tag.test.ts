import { expect, it } from "vitest";
import { textOf } from "../../src/page/markup.js";
import { segmentClass, segmentHead, segmentTag } from "../../src/page/segment-tag.js";
import { smallModel } from "../fixtures/small-model.js";
import { visibleText } from "../fixtures/visible-text.js";

const segment = smallModel().segments[0]!;
const unnamed = { ...segment, id: 7, name: "Segment 7" };

it("puts the number beside the name, and says a number once where it is the name", () => {
  expect(visibleText(textOf(segmentTag(segment)))).toBe("1 Quiet Savers");
  expect(visibleText(textOf(segmentTag(unnamed)))).toBe("Segment 7");
  expect(visibleText(textOf(segmentHead(segment)))).toBe("1 Quiet Savers");
  expect(visibleText(textOf(segmentHead(unnamed)))).toBe("7");
});

it("begins the colours again after the last", () => {
  expect([1, 8, 9, 17].map(segmentClass)).toEqual(["s1", "s8", "s1", "s1"]);
});
