import { describe, expect, it } from "vitest";
import { renderReport } from "../src/index.js";
import { largeModel } from "./fixtures/large-model.js";
import { smallModel } from "./fixtures/small-model.js";
import { sectionOf, visibleText } from "./fixtures/visible-text.js";

const page = renderReport(smallModel());

describe("the page", () => {
  it("begins with the finding, in the title and in its only h1", () => {
    const finding = "1,233 customers, divided into two segments; the smallest, 34%, holds 48% of all balance.";
    expect(page).toContain(`<title>${finding}</title>`);
    expect(page.match(/<h1>(.*?)<\/h1>/g)).toEqual([`<h1>${finding}</h1>`]);
  });

  it("says that K is not judged before any section", () => {
    const before = visibleText(page.slice(0, page.indexOf("<section")));
    expect(before).toContain("Whether these are separate groups has not been judged yet");
    expect(before).toContain("Kept: K = 2, first of 2, 3; K is not judged yet.");
  });

  it("has its sections in the order in which people read", () => {
    const sections = [...page.matchAll(/<section id="(\w+)" aria-labelledby="(\w+)-heading"/g)].map((m) => [
      m[1],
      m[2],
    ]);
    const order = ["segments", "who", "do", "k", "decides", "fairness", "data", "method", "use"];
    expect(sections).toEqual(order.map((id) => [id, id]));
    for (const id of order) expect(page).toContain(`<a href="#${id}">`);
    expect([...page.matchAll(/<h2 id="\w+-heading">(.*?)<\/h2>/g)].map((m) => m[1])).toEqual([
      "The segments",
      "Who they are",
      "What to do",
      "Why two",
      "What decides",
      "Fairness audit",
      "Data",
      "Method and provenance",
      "Declared use",
    ]);
  });

  it("names every segment in a heading of its card and of its plan", () => {
    for (const id of ["segments", "do"])
      expect([...sectionOf(page, id).matchAll(/<h3>.*?<bdi>(.*?)<\/bdi><\/h3>/g)].map((m) => m[1])).toEqual([
        "Quiet Savers",
        "Steady Earners",
      ]);
  });

  it("has a language, landmarks and a skip link, and no heading level is skipped", () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    for (const mark of ["<header>", '<main id="main">', '<nav aria-label="Sections">', "<footer>", 'href="#main"'])
      expect(page).toContain(mark);
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map((m) => Number(m[1]));
    levels.slice(1).forEach((level, i) => {
      expect(level - levels[i]!).toBeLessThanOrEqual(1);
    });
  });

  it("describes every picture, and puts no label on a group", () => {
    const pictures = [...page.matchAll(/<svg [^>]*>/g)].map((m) => m[0]);
    expect(pictures.length).toBeGreaterThan(5);
    for (const picture of pictures) expect(picture).toMatch(/role="img" aria-label="[^"]{10,}"/);
    expect(page).not.toMatch(/<g [^>]*aria-/);
  });

  it("allows nothing but its own styles: no script, no address, no link out", () => {
    expect(page).toContain(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:;",
    );
    for (const large of [page, renderReport(largeModel())]) {
      expect(large).not.toMatch(/<script|<link|<img|<iframe|<object|<form|\son\w+=|@import|javascript:/i);
      expect(large).not.toMatch(/https?:|\/\/|url\(/i);
      expect([...large.matchAll(/href="([^"]*)"/g)].every((m) => m[1]!.startsWith("#"))).toBe(true);
    }
  });

  it("has one target for every link and no anchor twice", () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it("closes every element it opens", () => {
    const stack: string[] = [];
    for (const [, name] of page.matchAll(/<(\/?[a-z][a-z0-9]*)(?:\s[^>]*[^/])?>/g)) {
      if (["meta", "br", "wbr"].includes(name!)) continue;
      if (name!.startsWith("/")) expect(stack.pop()).toBe(name!.slice(1));
      else stack.push(name!);
    }
    expect(stack).toEqual([]);
  });

  it("writes no undefined, no NaN, no object", () => {
    for (const text of [page, renderReport(largeModel())])
      expect(text).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
  });

  it("is the same for the same model, written and read back, and leaves the model alone", () => {
    const model = deepFreeze(largeModel());
    const again = JSON.parse(JSON.stringify(model)) as typeof model;
    expect(renderReport(model)).toBe(renderReport(again));
  });

  it("stays under 700 KB for 6 segments and 20 features, with described columns and categories beside them", () => {
    const large = renderReport(largeModel({ segments: 6, features: 20, described: 20, categories: 8, levels: 12 }));
    expect(Buffer.byteLength(large)).toBeLessThan(700_000);
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) deepFreeze(part);
    Object.freeze(value);
  }
  return value;
}
