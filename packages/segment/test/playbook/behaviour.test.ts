import { describe, expect, test } from "vitest";
import { behaviourOf } from "../../src/playbook/behaviour.js";
import { cell, profileOf } from "./small-profile.js";

describe("behaviourOf", () => {
  test("click-through is all clicks over all impressions, channels by falling rate", () => {
    const base = [cell("fb impressions", 50), cell("fb clicks", 5), cell("insta_impr", 1), cell("tw clicks", 1)];
    const instagram = [cell("Insta Impressions", 40), cell("insta clicks", 8)];
    const profile = profileOf(
      [...base, ...instagram],
      [cell("fb impressions", 20), cell("fb clicks", 1), cell("Insta Impressions", 10), cell("insta clicks", 1)],
    );
    expect(behaviourOf(profile, 0)).toEqual({
      channels: [
        { channel: "Instagram", here: 0.1, all: 0.2 },
        { channel: "Facebook", here: 0.05, all: 0.1 },
      ],
      clickThrough: null,
      internetBanking: null,
    });
  });

  test("counts customers: missing values of one column do not shift the rate", () => {
    const base = [cell("email impressions", 10, 100), cell("email clicks", 5, 40)];
    expect(behaviourOf(profileOf(base, base), 0).channels).toEqual([{ channel: "e-mail", here: 0.2, all: 0.2 }]);
  });

  test("under 100 impressions, or suppressed, a channel is not measured", () => {
    const base = [cell("fb impressions", 50), cell("fb clicks", 5)];
    const few = [cell("fb impressions", 0.99), cell("fb clicks", 0.5)];
    const hidden = [cell("fb impressions", null, null), cell("fb clicks", null, null)];
    const profile = profileOf(base, few, hidden);
    expect(behaviourOf(profile, 0).channels).toEqual([]);
    expect(behaviourOf(profile, 1).channels).toEqual([]);
  });

  test("finds totals and internet banking by name", () => {
    const flag = (mean: number) => ({ ...cell("uses internet banking", mean), q25: 0, median: 0, q75: 1 });
    const base = [cell("total clicks", 4), cell("total impressions", 40), flag(0.4)];
    const profile = profileOf(base, [cell("total clicks", 6), cell("total impressions", 40), flag(0.7)]);
    expect(behaviourOf(profile, 0)).toEqual({
      channels: [],
      clickThrough: { here: 0.15, all: 0.1 },
      internetBanking: { here: 0.7, all: 0.4 },
    });
  });

  test("an online banking count is no share of users", () => {
    const base = [cell("online banking logins", 0.5)];
    expect(behaviourOf(profileOf([cell("online banking logins", 12)], base), 0).internetBanking).toBeNull();
  });
});
