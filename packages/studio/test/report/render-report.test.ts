import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { renderReport } from "../../src/index.js";
import { largeModel } from "../fixtures/large-model.js";
import { smallModel } from "../fixtures/small-model.js";
import { sectionOf, visibleText } from "../fixtures/visible-text.js";

const page = renderReport(smallModel());
const body = bodyOf(page);

/** What is drawn: the page without its style, its data and its program. */
function bodyOf(text: string): string {
  return text.replace(/<(style|script)[^>]*>[\s\S]*?<\/\1>/g, "");
}

describe("the page", () => {
  it("begins with the finding, in the title and in its only h1", () => {
    const finding = "1,233 customers are divided into two segments; the smallest, 34%, holds 48% of all balance.";
    expect(page).toContain(`<title>${finding}</title>`);
    expect(body.match(/<h1>(.*?)<\/h1>/g)).toEqual([`<h1>${finding}</h1>`]);
  });

  it("says that K is not judged before any section", () => {
    const before = visibleText(body.slice(0, body.indexOf("<main")));
    expect(before).toContain("Whether these are separate groups has not been judged");
    expect(before).toContain("Kept: K = 2, first of 2, 3; K is not judged yet.");
  });

  it("has its sections in the order in which people read", () => {
    const sections = [...body.matchAll(/<section id="(\w+)" aria-labelledby="(\w+)-heading"/g)].map((m) => [
      m[1],
      m[2],
    ]);
    const order = ["segments", "who", "map", "behaviour", "do", "k", "decides", "fairness", "data", "method"];
    expect(sections).toEqual(order.map((id) => [id, id]));
    for (const id of order) expect(body).toContain(`<a href="#${id}">`);
    expect([...body.matchAll(/<h2 id="\w+-heading">(.*?)<\/h2>/g)].map((m) => m[1])).toEqual([
      "The segments",
      "Who they are",
      "The map",
      "What they do",
      "What to do",
      "Why two",
      "What decides",
      "Fairness audit",
      "Data and preparation",
      "Method and provenance",
    ]);
  });

  it("names every segment in a heading of its card and of its page", () => {
    for (const id of ["segments", "do"])
      expect([...sectionOf(body, id).matchAll(/<h3>.*?<bdi>(.*?)<\/bdi><\/h3>/g)].map((m) => m[1])).toEqual([
        "Quiet Savers",
        "Steady Earners",
      ]);
  });

  it("has a language, landmarks and a skip link, and no heading level is skipped", () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    for (const mark of ["<header", '<main id="main"', "<nav", 'aria-label="Sections"', "<footer", 'href="#main"'])
      expect(body).toContain(mark);
    const levels = [...body.matchAll(/<h([1-6])[ >]/g)].map((m) => Number(m[1]));
    levels.slice(1).forEach((level, i) => {
      expect(level - levels[i]!).toBeLessThanOrEqual(1);
    });
  });

  it("describes every picture, and puts no label on a group", () => {
    const pictures = [...body.matchAll(/<svg [^>]*>/g)].map((m) => m[0]);
    expect(pictures.length).toBeGreaterThan(5);
    for (const picture of pictures) expect(picture).toMatch(/role="img" aria-label="[^"]{10,}"|aria-hidden="true"/);
    expect(body).not.toMatch(/<g [^>]*aria-/);
  });

  it("allows nothing but its own script and style, by the hashes of what it holds", () => {
    const csp = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)![1]!;
    const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    const script = page.slice(page.lastIndexOf("<script>") + 8, page.lastIndexOf("</script>"));
    const style = page.slice(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    expect(csp).toBe(
      `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`,
    );
    expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<style>"));
  });

  it("has no style attribute, no handler, no address, no link out", () => {
    for (const large of [page, renderReport(largeModel())]) {
      const drawn = bodyOf(large);
      expect(drawn).not.toMatch(/<link|<img|<iframe|<object|<form|\son\w+=|\sstyle=|@import|javascript:/i);
      expect(drawn).not.toMatch(/https?:|\/\/|url\(/i);
      expect([...drawn.matchAll(/href="([^"]*)"/g)].every((m) => m[1]!.startsWith("#"))).toBe(true);
    }
  });

  it("has one target for every link and no anchor twice", () => {
    const ids = [...page.matchAll(/<[^>]* id="([^"]+)"/g)].map((m) => m[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of body.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it("writes no undefined, no NaN, no object", () => {
    for (const text of [page, renderReport(largeModel())])
      expect(bodyOf(text)).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
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
