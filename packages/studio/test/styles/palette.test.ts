import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../src/styles/base.css", import.meta.url), "utf8");

type Theme = Readonly<Record<string, string>>;

/** The custom properties of a block of the style sheet. */
function properties(block: string): Theme {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  );
}

const [, lightBlock, darkBlock] = /:root \{(.*?)\}.*?dark\) \{\s*:root \{(.*?)\}/s.exec(css)!;
const light = properties(lightBlock!);
const dark = { ...light, ...properties(darkBlock!) };
const swatches = [...css.matchAll(/^\.s\d \{(.*?)\}/gms)].map(([, block]) => properties(block!));

describe.each([
  ["light", light],
  ["dark", dark],
] as const)("the %s page", (_, theme: Theme) => {
  it("prints text at 4.5 to 1 or better", () => {
    for (const ink of [theme.ink, theme.muted, theme.link, theme.warn])
      for (const ground of [theme.page, theme.shade]) expect(contrast(ink!, ground!)).toBeGreaterThanOrEqual(4.5);
    for (let step = 0; step < 7; step++)
      expect(contrast(theme["heat-ink"]!, theme[`heat${step}`]!)).toBeGreaterThanOrEqual(4.5);
  });
});

describe("segment colours", () => {
  it("carry their number at 4.5 to 1 or better", () => {
    for (const { on, fill } of swatches) expect(contrast(on!, fill!)).toBeGreaterThanOrEqual(4.5);
  });

  it("stand out from the page at 3 to 1: by day through their edge, by night themselves", () => {
    for (const { edge, fill } of swatches) {
      expect(contrast(edge!, light.page!)).toBeGreaterThanOrEqual(3);
      expect(contrast(fill!, dark.page!)).toBeGreaterThanOrEqual(3);
    }
  });

  it("are told apart from each other", () => {
    expect(swatches).toHaveLength(8);
    expect(new Set(swatches.map(({ fill }) => fill)).size).toBe(8);
  });
});

/** Contrast of two #rrggbb colours by the definition of WCAG 2. */
function contrast(a: string, b: string): number {
  const [dim, bright] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (bright! + 0.05) / (dim! + 0.05);
}

function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
