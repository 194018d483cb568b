import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const source = new URL("../src/", import.meta.url);

/** The files a file imports, types too. */
function importsOf(file: string): readonly string[] {
  const at = new URL(file, source);
  return [...readFileSync(at, "utf8").matchAll(/from "(\.[^"]+)\.js"/g)].map(([, path]) =>
    new URL(`${path}.ts`, at).href.slice(source.href.length),
  );
}

it("has no file that imports itself by way of others", () => {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts"));
  const imports = new Map(files.map((file) => [file, importsOf(file)]));
  const reaches = (file: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [...(imports.get(file) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!seen.has(next)) open.push(...(imports.get(next) ?? []));
      seen.add(next);
    }
    return seen;
  };
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => reaches(file).has(file))).toEqual([]);
});
