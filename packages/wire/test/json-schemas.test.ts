import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { jsonSchemas, runResultSchema } from "../src/index.js";

const committed = (path: string): unknown => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), "utf8"));

test.each(Object.entries(jsonSchemas()))(
  "the committed %s is the published one (node scripts/schemas.mjs rewrites it)",
  (name, schema) => {
    expect(committed(`schema/${name}`)).toEqual(schema);
  },
);

test("the committed fixture of --json still parses", () => {
  const fixture = committed("fixtures/run-result.json");
  expect(runResultSchema.parse(fixture)).toEqual(fixture);
});
