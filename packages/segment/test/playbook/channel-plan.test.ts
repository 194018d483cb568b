import { describe, expect, test } from "vitest";
import { planChannels } from "../../src/playbook/channel-plan.js";

const facebook = { channel: "Facebook", here: 0.11, all: 0.1 };
const email = { channel: "e-mail", here: 0.08, all: 0.1 };
const twitter = { channel: "Twitter", here: 0.04, all: 0.1 };

describe("planChannels", () => {
  test("measured channels first, the bank's own next, weak ones last; none twice", () => {
    const behaviour = { channels: [facebook, email, twitter], clickThrough: null, internetBanking: null };
    expect(planChannels(["app message", "e-mail"], behaviour)).toEqual({
      channels: ["Facebook", "e-mail", "app message", "Twitter"],
      because: ["best click-through on Facebook 11% (all customers 10%)"],
    });
  });

  test("a weak channel comes last even when it is the only one measured", () => {
    const behaviour = { channels: [twitter], clickThrough: null, internetBanking: null };
    expect(planChannels(["letter"], behaviour)).toEqual({
      channels: ["letter", "Twitter"],
      because: ["click-through on Twitter 4% (all customers 10%)"],
    });
  });

  test("internet banking leads when most of the segment use it", () => {
    const behaviour = { channels: [], clickThrough: null, internetBanking: { here: 0.62, all: 0.4 } };
    expect(planChannels(["letter"], behaviour)).toEqual({
      channels: ["internet banking", "letter"],
      because: ["internet banking used by 62% (all customers 40%)"],
    });
    const few = { ...behaviour, internetBanking: { here: 0.5, all: 0.4 } };
    expect(planChannels(["letter"], few)).toEqual({ channels: ["letter"], because: [] });
  });

  test("without measurements the rule's own order holds", () => {
    const behaviour = { channels: [], clickThrough: null, internetBanking: null };
    expect(planChannels(["phone", "letter"], behaviour)).toEqual({ channels: ["phone", "letter"], because: [] });
  });
});
