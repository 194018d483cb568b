import { describe, expect, test } from "vitest";
import { type BankOptions, bankBatches, SynthError, transactionBatches, truthBatches } from "../src/index.js";

const refused: readonly [string, object, string][] = [
  [
    "no customers",
    { customers: 0 },
    "customers must be an integer from 1 to 1000000000; got 0. Ask for at least one customer.",
  ],
  [
    "half a customer",
    { customers: 1.5 },
    "customers must be an integer from 1 to 1000000000; got 1.5. Ask for at least one customer.",
  ],
  [
    "a negative seed",
    { seed: -1 },
    "seed must be an integer from 0 to 4294967295; got -1. Any other whole number in that range will do.",
  ],
  [
    "overlap beyond 1",
    { overlap: 2 },
    "overlap must be a number from 0 to 1; got 2. 0 keeps the segments apart, 1 dissolves them.",
  ],
  [
    "overlap in words",
    { overlap: "0.5" },
    'overlap must be a number from 0 to 1; got "0.5". 0 keeps the segments apart, 1 dissolves them.',
  ],
  [
    "missing that is NaN",
    { missing: Number.NaN },
    "missing must be a number from 0 to 1; got NaN. 0.02 leaves 2% of cells empty.",
  ],
  ["null in words", { null: "yes" }, 'null must be true or false; got "yes". Leave it out for segments.'],
  [
    "an empty batch",
    { batchCustomers: 0 },
    "batchCustomers must be an integer from 1 to 1000000; got 0. 8192 suits most.",
  ],
  [
    "an unknown option",
    { segments: 5 },
    'A bank has no option "segments". Use one of customers, seed, overlap, null, missing, batchCustomers.',
  ],
];

describe.each([bankBatches, truthBatches, transactionBatches])("$name", (make) => {
  test.each(refused)("refuses %s before making anything", (_, options, message) => {
    let thrown: unknown;
    try {
      make(options as BankOptions);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SynthError);
    expect(thrown).toMatchObject({ code: "bad-option", message });
  });

  test("makes 20,000 customers of seed 0 when not told otherwise", () => {
    const first = (options: BankOptions) => make(options)[Symbol.iterator]().next().value?.values;
    expect(first({})).toEqual(
      first({ customers: 20_000, seed: 0, overlap: 0, null: false, missing: 0, batchCustomers: 8192 }),
    );
  });
});
