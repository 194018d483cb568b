import { expect, it } from "vitest";
import { html, textOf } from "../../src/page/markup.js";

it("escapes text, keeps markup, joins lists, drops null and false", () => {
  const inner = html`<b>${"<&>"}</b>`;
  expect(textOf(html`${inner}|${["a", inner, 3]}|${null}${false}|${0}`)).toBe(
    "<b>&lt;&amp;&gt;</b>|a<b>&lt;&amp;&gt;</b>3||0",
  );
});
