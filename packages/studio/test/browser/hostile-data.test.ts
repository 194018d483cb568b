import type { Segmentation } from "@coterie/wire";
import { describe, expect, it } from "vitest";
import { renderReport } from "../../src/index.js";
import { smallModel } from "../fixtures/small-model.js";
import { hasNoBrowser, openPage } from "./open-page.js";

const attacks: readonly string[] = [
  "<script>document.title='hit'</script>",
  "</script><script>document.title='hit'</script>",
  "<img src=x onerror=\"document.title='hit'\">",
  '" onmouseover="document.title=1" x="',
  "=cmd|' /C calc'!A0",
  "\u202egnp.exe \u2066 \u0000 \ud800",
  "😀👩‍👩‍👧 עברית العربية",
  "h".repeat(10_000),
  "javascript:document.title=1",
  `$\{document.title=1}{{7*7}}\``,
];

/** Every text a user or a rule file can bring, replaced by an attack; names still match each other. */
function hostile(attack: string): Segmentation {
  const names = [
    "income",
    "visits",
    "net flow",
    "region",
    "gender",
    "balance",
    "North",
    "female",
    "Quiet Savers",
    "Offer 1",
  ];
  const quoted = (text: string) => JSON.stringify(text);
  let json = JSON.stringify(smallModel());
  names.forEach((name, i) => {
    json = json.replaceAll(quoted(name), () => quoted(`${attack}${i === 0 ? "" : i}`));
  });
  return JSON.parse(json) as Segmentation;
}

describe.skipIf(hasNoBrowser)("hostile data in a browser", () => {
  it.each(attacks)("is shown as text, and nothing of it runs: %.40j", async (attack) => {
    const { page, faults } = await openPage(renderReport(hostile(attack)));
    expect(faults).toEqual([]);
    expect(await page.title()).toContain("1,233 customers");
    expect(await page.locator("script").count()).toBe(2);
    expect(await page.locator("img, iframe, object, embed, base, form").count()).toBe(0);
    const name = await page.locator("#who tbody th bdi").first().innerText();
    expect(name.length).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1200);
    for (const each of await page.locator("details").all()) await each.evaluate((e) => e.setAttribute("open", ""));
    expect(await page.title()).toContain("1,233 customers");
  });

  it("would have been stopped by the policy had it got through", async () => {
    const page = renderReport(smallModel());
    const broken = page.replace(
      "<h1>",
      "<script>document.title='hit'</script><img src=\"x\" onerror=\"document.title='hit'\"><h1>",
    );
    const open = await openPage(broken);
    expect(await open.page.title()).toContain("1,233 customers");
    expect(open.faults.filter((fault) => fault.includes("Content Security Policy")).length).toBeGreaterThanOrEqual(2);
  });

  it("copies as CSV in which no spreadsheet finds a formula", async () => {
    const { page } = await openPage(renderReport(hostile("=cmd|' /C calc'!A0")));
    await page.getByText("Every column, its role and why").click();
    await page.locator("#data").getByRole("button", { name: "Copy as CSV" }).first().click();
    await page.getByText("rows copied").waitFor();
    const csv = await page.evaluate(() => navigator.clipboard.readText());
    expect(csv).toContain(`"'=cmd|' /C calc'!A0"`);
    expect(csv).not.toMatch(/^"?=/m);
  });
});
