import { describe, expect, test } from "vitest";
import { outcomeFor } from "../../src/plan/outcome-for.js";

const place = { segment: 2, objective: "save", channel: "e-mail" };

describe("outcomeFor", () => {
  test("field by field, from the entry that names most", () => {
    const outcomes = [
      { margin: 10, churn: 0.1 },
      { objective: "save", margin: 20 },
      { objective: "save", channel: "e-mail", margin: 30 },
      { segment: 3, margin: 99 },
    ];
    expect(outcomeFor(outcomes, place)).toEqual({ conversion: undefined, baseline: undefined, margin: 30, churn: 0.1 });
    expect(outcomeFor(outcomes, { ...place, channel: "phone" }).margin).toBe(20);
    expect(outcomeFor(outcomes, { ...place, objective: "retain" }).margin).toBe(10);
  });

  test("two entries equally near must agree", () => {
    const outcomes = [
      { segment: 2, margin: 10 },
      { channel: "e-mail", margin: 20 },
    ];
    expect(() => outcomeFor(outcomes, place)).toThrow(
      "outcomes must give one margin for segment 2 (save) on e-mail; entries 1 and 2 give different ones and are equally near. Name segment, objective and channel in one of them.",
    );
    expect(outcomeFor([outcomes[0]!, { channel: "e-mail", margin: 10 }], place).margin).toBe(10);
  });
});
