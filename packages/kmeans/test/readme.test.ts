import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as kmeansPackage from "../src/index.js";

const text = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const snippets = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1]);

/** Runs a snippet against the source; returns what it logs. */
async function run(snippet: string): Promise<unknown[]> {
  const body = snippet.replace(/import \{([^}]+)\} from "@coterie\/kmeans";/, "const {$1} = kmeansPackage;");
  const logged: unknown[] = [];
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  await new AsyncFunction("kmeansPackage", "console", body)(kmeansPackage, {
    log: (value: unknown) => logged.push(value),
  });
  return logged;
}

describe("the README", () => {
  it("shows what its first example prints", async () => {
    const promised = [...snippets[0].matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map((match) => JSON.parse(match[1]));
    expect(promised).toHaveLength(3);
    const logged = await run(snippets[0]);
    expect(logged.map((value) => (typeof value === "string" ? Number(value) : value))).toEqual(promised);
  });

  it("has a second example that runs, on fewer rows and with values in them", async () => {
    expect(snippets).toHaveLength(2);
    const filled = snippets[1]
      .replace("1_000_000", "30_000")
      .replace(/; \/\/ zeros.*/, "; rows.values.forEach((_, i) => { rows.values[i] = Math.sin(i * i); });");
    const fractions = await run(filled);
    expect(fractions.every((fraction) => typeof fraction === "number")).toBe(true);
  });

  it("names every function that the package exports", () => {
    for (const [name, value] of Object.entries(kmeansPackage)) {
      if (typeof value === "function" && name !== "KMeansError") expect(text, name).toContain(name);
    }
  });
});
