import axe from "axe-core/axe.min.js?raw";
import { describe, expect, it } from "vitest";
import { renderReport } from "../../src/index.js";
import { largeModel } from "../fixtures/large-model.js";
import { smallModel } from "../fixtures/small-model.js";
import { hasNoBrowser, openPage } from "./open-page.js";

const large = renderReport(largeModel());

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(hasNoBrowser)("the report in a browser", () => {
  it.each(["light", "dark"] as const)("has no serious or critical fault of access, %s", async (colorScheme) => {
    const { page, faults } = await openPage(large, { colorScheme });
    await page.evaluate(() => {
      for (const each of document.querySelectorAll("details")) each.open = true;
    });
    await page.evaluate(axe);
    const violations = await page.evaluate<readonly Violation[]>(
      "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)",
    );
    const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(bad.map(({ id, nodes }) => [id, nodes.slice(0, 2).map(({ html }) => html.slice(0, 200))])).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("asks nobody for anything, and reports no error", async () => {
    expect((await openPage(large)).faults).toEqual([]);
  });

  it("reads the same without scripts, but for the controls", async () => {
    const { page } = await openPage(large, { javaScriptEnabled: false });
    const texts = await page.locator("main").innerText();
    expect(texts).toContain("Who they are");
    expect(texts).toContain("Index of each segment’s mean");
    expect(texts).not.toContain("Sort columns by");
  });

  it("puts two segments beside each other", async () => {
    const { page } = await openPage(large);
    const heads = page.locator("#who thead").first().locator("th");
    expect(await heads.count()).toBe(6);
    await page.getByLabel("Show").selectOption("3");
    await page.getByLabel("beside").selectOption("2");
    expect((await heads.allInnerTexts()).map((text) => text.replace(/\s+/g, " "))).toEqual([
      "Column",
      "All, mean",
      "3 Careful Regulars",
      "2 Quiet Spenders",
    ]);
  });

  it("sorts columns by name", async () => {
    const { page } = await openPage(large);
    await page.getByLabel("Sort columns by").selectOption("name");
    const names = await page.locator("#who tbody").first().locator("th[scope=row]").allInnerTexts();
    expect(names.length).toBeGreaterThan(5);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, "en")));
  });

  it("draws quartiles and means in place of spreads", async () => {
    const { page } = await openPage(large);
    expect(await page.locator("#who path.spread").count()).toBeGreaterThan(0);
    await page.getByLabel("quartiles", { exact: true }).check();
    expect(await page.locator("#who path.spread").count()).toBe(0);
    expect(await page.locator("#who path.tick").count()).toBeGreaterThan(0);
    await page.getByLabel("means", { exact: true }).check();
    expect(await page.locator("#who path.tick").count()).toBe(0);
  });

  it("copies a table as CSV", async () => {
    const { page } = await openPage(renderReport(smallModel()));
    await page.getByText("Sizes in numbers").click();
    await page.locator("#segments").getByRole("button", { name: "Copy as CSV" }).click();
    await page.getByText("2 rows copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "Segment,Customers,Share,Share of balance\r\n1 Quiet Savers,815,0.66098946,0.524\r\n2 Steady Earners,418,0.33901054,0.476\r\n",
    );
  });

  it("scrolls nothing sideways but tables at 390 pixels", async () => {
    const { page } = await openPage(large, { viewport: { width: 390, height: 844 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
