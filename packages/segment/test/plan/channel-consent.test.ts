import { describe, expect, test } from "vitest";
import { channelConsent, channelName, defaultVocabulary } from "../../src/index.js";

const consent = (channel: string, given: string | undefined, ...columns: readonly string[]) =>
  channelConsent(channel, given, columns, defaultVocabulary);

describe("channelConsent", () => {
  test("finds the column that speaks of the channel, else one that speaks of none", () => {
    expect(consent("e-mail", undefined, "consent facebook", "consent_email")).toEqual({
      needed: true,
      column: "consent_email",
    });
    expect(consent("Instagram", undefined, "MarketingConsent")).toEqual({ needed: true, column: "MarketingConsent" });
    expect(consent("phone", undefined, "consent email", "consent facebook")).toEqual({ needed: true, column: null });
  });

  test("letters wait for none; the bank's word counts", () => {
    expect(consent("letter", undefined, "consent")).toEqual({ needed: false, column: null });
    expect(consent("letter", "post ok", "consent")).toEqual({ needed: true, column: "post ok" });
    expect(consent("phone", "not needed")).toEqual({ needed: false, column: null });
    expect(consent("carrier pigeon", undefined)).toEqual({ needed: true, column: null });
  });
});

test("channelName: as approaches say it, whatever the person wrote", () => {
  expect(channelName("Email", ["e-mail"])).toBe("e-mail");
  expect(channelName("personal-adviser", ["personal adviser"])).toBe("personal adviser");
  expect(channelName("fb", [])).toBe("Facebook");
  expect(channelName("radio", [])).toBe("radio");
});
