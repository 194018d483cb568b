import fc from "fast-check";
import { expect, it } from "vitest";
import { scriptJson } from "../../src/report/script-json.js";

it("cannot end the element it stands in, nor open a comment", () => {
  expect(scriptJson({ "</script>": "<!--<script>" })).not.toMatch(/[<>&]/);
});

it("reads back as it was", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(scriptJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { verbose: 1 },
  );
});
