import { describe, expect, test } from "vitest";
import { planChannels } from "../../src/playbook/channel-plan.js";

const measured = (channel: string, rate: number, all: number) => ({
  channel,
  all,
  trials: 1000,
  successes: 1000 * rate,
  effectiveTrials: 1000,
  raw: rate,
  rate,
  low: rate,
  high: rate,
});
const facebook = measured("Facebook", 0.11, 0.1);
const email = measured("e-mail", 0.08, 0.1);
const twitter = measured("Twitter", 0.04, 0.1);
const texts = ({ channels, reasons }: ReturnType<typeof planChannels>) => ({
  channels,
  because: reasons.map(({ text }) => text),
});

describe("planChannels", () => {
  test("measured channels first, the bank's own next, weak ones last; none twice", () => {
    expect(texts(planChannels(["app message", "e-mail"], [facebook, email, twitter], null))).toEqual({
      channels: ["Facebook", "e-mail", "app message", "Twitter"],
      because: ["best click-through on Facebook 11% (all customers 10%)"],
    });
  });

  test("a weak channel comes last even when it is the only one measured", () => {
    expect(texts(planChannels(["letter"], [twitter], null))).toEqual({
      channels: ["letter", "Twitter"],
      because: ["click-through on Twitter 4% (all customers 10%)"],
    });
  });

  test("internet banking leads when most of the segment use it", () => {
    expect(texts(planChannels(["letter"], [], { here: 0.62, all: 0.4 }))).toEqual({
      channels: ["internet banking", "letter"],
      because: ["internet banking used by 62% (all customers 40%)"],
    });
    expect(texts(planChannels(["letter"], [], { here: 0.5, all: 0.4 }))).toEqual({ channels: ["letter"], because: [] });
  });

  test("without measurements the rule's own order holds", () => {
    expect(texts(planChannels(["phone", "letter"], [], null))).toEqual({ channels: ["phone", "letter"], because: [] });
  });

  test("a forbidden channel is left out, measured or not", () => {
    const forbidden = new Set(["Facebook", "letter"]);
    expect(texts(planChannels(["phone", "letter"], [facebook, email], null, forbidden))).toEqual({
      channels: ["e-mail", "phone"],
      because: ["click-through on e-mail 8% (all customers 10%)"],
    });
  });
});
