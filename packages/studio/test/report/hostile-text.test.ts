import type { Segmentation } from "@coterie/wire";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderReport } from "../../src/index.js";
import { smallModel } from "../fixtures/small-model.js";
import { elementsOf } from "../fixtures/visible-text.js";

const attacks: readonly string[] = [
  "<script>alert(1)</script>",
  '" onload="alert(1)',
  "' onmouseover='alert(1)",
  "</style></title></svg><img src=x onerror=alert(1)>",
  "<!-- ",
  "]]>&lt;&#x3c;b&gt;",
  "\u0000\u0001\u001b[31m",
  "abc\u202egnp.exe\u2066x",
  "\ud83d\ude80 \ud800 lone \udc00",
  "{{7*7}} $& $1 %s",
  "=HYPERLINK(1)",
  "`backtick`",
  "😀👩‍👩‍👧 עברית العربية",
];

describe("text from outside", () => {
  it.each(attacks)("changes no element of the page: %j", (attack) => {
    const page = renderReport(withText(() => attack));
    expect(elementsOf(page)).toEqual(elementsOf(renderReport(withText(() => "plain"))));
    expect(page.match(/<script/g)).toHaveLength(2);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
    expect(withoutScript(page)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  it("changes no element of the page, whatever it is", () => {
    // Rows whose first cells agree share one, so that other texts may give other numbers of heads; nothing else may change.
    const bones = (page: string) => elementsOf(page).filter((name) => !/^\/?th$/.test(name));
    const plain = bones(renderReport(withText(() => "plain")));
    const anyText = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("<", ">", '"', "'", "&", "/", "!", "-", "s", " ", "\u202e", "\ud800") }),
    );
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 9 }), (texts) => {
        let at = 0;
        // A text of white space stays a text; only the empty one means "nothing said".
        const page = renderReport(withText(() => `x${texts[at++ % texts.length]!}`));
        expect(bones(page)).toEqual(plain);
      }),
      { numRuns: 60, verbose: 1 },
    );
  });

  it("stays inside the attribute it stands in", () => {
    const page = renderReport(withText(() => '" autofocus onfocus="x'));
    const drawn = page.replace(/<script[\s\S]*?<\/script>/g, "");
    expect(drawn).toContain("&quot; autofocus onfocus=&quot;x");
    expect(drawn).not.toMatch(/<[^>]*" autofocus/);
  });
});

/** What stands in the page but the program itself. */
function withoutScript(page: string): string {
  return page.slice(0, page.lastIndexOf("<script>"));
}

/** The small model with every text that can come from a user or a rule file replaced; columns keep matching by position. */
function withText(text: () => string): Segmentation {
  const model = smallModel();
  const names = new Map(model.columns.map((column) => [column.name, `${text()}`]));
  for (const [i, name] of [...names.keys()].entries()) names.set(name, `${names.get(name)}${i}`);
  const name = (old: string) => names.get(old) ?? old;
  const category = (c: Segmentation["base"]["categories"][number]) => ({
    column: name(c.column),
    levels: c.levels.map((l, i) => ({ ...l, level: `level ${i} ${levelText}` })),
  });
  const levelText = text();
  return {
    ...model,
    asOf: text(),
    columns: model.columns.map((c) => ({
      ...c,
      name: name(c.name),
      why: text(),
      unit: c.unit === null ? null : text(),
    })),
    recipe: {
      ...model.recipe,
      steps: model.recipe.steps.map((s) => ({ ...s, column: name(s.column), why: text() })),
      dimensions: model.recipe.dimensions.map((d) => ({ ...d, name: text(), column: name(d.column) })),
    },
    comparison: { ...model.comparison, kept: { k: 2, why: text() } },
    distributions: model.distributions.map((d) => ({ ...d, column: name(d.column) })),
    base: {
      numeric: model.base.numeric.map((n) => ({ ...n, column: name(n.column) })),
      categories: model.base.categories.map(category),
    },
    segments: model.segments.map((s) => ({
      ...s,
      name: text(),
      profile: {
        numeric: s.profile.numeric.map((n) => ({ ...n, column: name(n.column) })),
        categories: s.profile.categories.map(category),
      },
      persona: {
        ...s.persona,
        sentence: text(),
        paragraph: text(),
        notes: s.persona.notes.map(text),
        composite: s.persona.composite && { ...s.persona.composite, sentence: text() },
        rule: s.persona.rule && { ...s.persona.rule, text: text() },
        traits: s.persona.traits.map((t) => ({ ...t, phrase: text(), level: text(), column: name(t.column) })),
      },
      behaviour: s.behaviour && {
        ...s.behaviour,
        channels: s.behaviour.channels.map((c) => ({ ...c, channel: text() })),
        products: s.behaviour.products.map((p) => ({ ...p, product: text() })),
      },
      approach: {
        ...s.approach,
        rule: text(),
        objective: text(),
        offer: text(),
        channels: s.approach.channels.map(text),
        message: text(),
        avoid: s.approach.avoid === null ? null : text(),
        because: s.approach.because.map(text),
      },
    })),
    associations: model.associations.map((a) => ({ ...a, column: name(a.column), levels: a.levels.map(text) })),
    picture: { ...model.picture, loadings: model.picture.loadings.map((l) => ({ ...l, dimension: text() })) },
    provenance: { ...model.provenance, coterieVersion: text(), tableHash: text(), config: { note: text() } },
    warnings: model.warnings.map((w) => ({ code: w.code, message: text() })),
  };
}
