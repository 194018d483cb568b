import { expect, it } from "vitest";
import { reportData } from "../../src/data/report-data.js";
import { smallModel } from "../fixtures/small-model.js";

it("leaves out what only scoring needs, and says how many check rows there were", () => {
  const data = reportData(smallModel());
  expect(data).not.toHaveProperty("goldenRows");
  expect(data.goldenRowCount).toBe(1);
  for (const segment of data.segments) expect(segment).not.toHaveProperty("centroid");
});

it("makes every text printable, keys too, and keeps different names different", () => {
  const model = smallModel({
    provenance: { ...smallModel().provenance, config: { "a\u0000": "x\u202ey", "a\u0001": "z" } },
  });
  expect(reportData(model).provenance.config).toEqual({ "a\ufffd": "x\ufffdy", "a\ufffd (2)": "z" });
});

it("cuts a header of 10,000 characters, everywhere alike", () => {
  const long = "x".repeat(10_000);
  const model = smallModel();
  const renamed = JSON.parse(JSON.stringify(model).replaceAll('"income"', `"${long}"`));
  const data = reportData(renamed);
  const name = data.columns[1]!.name;
  expect(name).toBe(`${"x".repeat(120)}… (10,000 characters)`);
  expect(data.base.numeric[0]!.column).toBe(name);
  expect(data.distributions[0]!.column).toBe(name);
});
