import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

// Who may import whom; `import type` counts. docs/architecture.md draws the same table.
const allowed: Readonly<Record<string, readonly string[]>> = {
  kmeans: [],
  sql: [],
  segment: ["kmeans", "sql"],
  tables: ["segment", "sql"],
  synth: ["kmeans"],
  wire: ["segment"],
  studio: ["wire"],
  server: ["sql", "segment", "tables", "wire", "studio"],
  cli: ["sql", "segment", "tables", "synth", "wire", "studio", "server"],
};

/** Packages that may take types only from one they import. */
const typesOnly: Readonly<Record<string, readonly string[]>> = { tables: ["segment"], wire: ["segment"] };

const packages = fileURLToPath(new URL("../packages/", import.meta.url));

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

function importsOf(name: string): readonly Import[] {
  const folder = join(packages, name, "src");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const found = text.matchAll(
      /\b(import|export)\s+(type\s+)?[^;"']*?from\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']|^import\s+["']([^"']+)["']/gm,
    );
    return [...found].map((match) => ({
      file: join(name, "src", file),
      from: match[3] ?? match[4] ?? match[5]!,
      typeOnly:
        match[2] !== undefined ||
        (match[0].includes("{") && /\{\s*(type\s+\w+(\s+as\s+\w+)?\s*,?\s*)+\}/.test(match[0])),
    }));
  });
}

describe("imports between packages", () => {
  test("every package is in the table", () => {
    expect(readdirSync(packages).sort()).toEqual(Object.keys(allowed).sort());
  });

  test.each(Object.keys(allowed))("%s imports only what it may", (name) => {
    const imports = importsOf(name);
    expect(imports.length).toBeGreaterThan(0);
    for (const { file, from, typeOnly } of imports) {
      const target = /^@coterie\/([^/]+)(\/.*)?$/.exec(from);
      if (target) {
        expect(allowed[name], `${file} imports ${from}`).toContain(target[1]);
        expect(target[2], `${file} reaches inside a package: ${from}`).toBeUndefined();
        if (typesOnly[name]?.includes(target[1]!))
          expect(typeOnly, `${file} imports more than types from ${from}`).toBe(true);
      } else {
        expect(from, `${file} climbs out of its package`).not.toMatch(
          /\.\.\/(kmeans|sql|segment|tables|synth|wire|studio|server|cli)\//,
        );
      }
    }
  });

  test("kmeans depends on nothing but the language", () => {
    const outside = importsOf("kmeans").filter(({ from }) => !from.startsWith("."));
    expect(outside.filter(({ from }) => from !== "node:worker_threads" && from !== "node:os")).toEqual([]);
  });
});
