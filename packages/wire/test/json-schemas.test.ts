import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { jsonSchemas, profileResultSchema, runResultSchema } from "../src/index.js";

const committed = (path: string): unknown => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), "utf8"));

test.each(Object.entries(jsonSchemas()))(
  "the committed %s is the published one (node scripts/schemas.mjs rewrites it)",
  (name, schema) => {
    expect(committed(`schema/${name}`)).toEqual(schema);
  },
);

test.each([
  ["run-result", runResultSchema],
  ["profile-result", profileResultSchema],
] as const)("the committed fixture %s.json still parses", (name, schema) => {
  const fixture = committed(`fixtures/${name}.json`);
  expect(schema.parse(fixture)).toEqual(fixture);
});
