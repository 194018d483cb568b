import { SynthError } from "./synth-error.js";

/** Which bank to make. Every field has a default. */
export interface BankOptions {
  /** Customers to make: an integer from 1 to 1,000,000,000 (default 20,000). */
  readonly customers?: number | undefined;
  /** Unsigned 32-bit integer (default 0): same seed, same bytes, whatever the batch size. */
  readonly seed?: number | undefined;
  /**
   * How far the planted segments have slid into one another, 0 to 1 (default 0): at 0 K-means recovers them at an adjusted Rand
   * index above 0.95, at 0.4 of about 0.75, at 1 nothing is left of them. On the way every column keeps its distribution and the
   * columns their correlations (money and counts by their logarithms); clicks, which several of them make together, nearly so.
   */
  readonly overlap?: number | undefined;
  /** True for a bank without segments: the customers of `overlap` 1, and a truth that says 0 for everyone (default false). */
  readonly null?: boolean | undefined;
  /** Share of cells left empty at random, 0 to 1, in every number column but the id (default 0). The rest of the bank is unchanged. */
  readonly missing?: number | undefined;
  /** Customers made at a time (default 8,192). Changes memory only, never a value. */
  readonly batchCustomers?: number | undefined;
}

/** Options with every default filled in and every value checked. */
export interface ResolvedBankOptions {
  readonly customers: number;
  readonly seed: number;
  readonly overlap: number;
  readonly null: boolean;
  readonly missing: number;
  readonly batchCustomers: number;
}

const NAMES = ["customers", "seed", "overlap", "null", "missing", "batchCustomers"];

/**
 * Check the options of a bank once, so that inner code never checks again.
 *
 * @param options The caller's options.
 * @returns The options with defaults; a bank without segments has `overlap` 1.
 * @throws {SynthError} `bad-option`.
 */
export function resolveBankOptions(options: BankOptions): ResolvedBankOptions {
  for (const name of Object.keys(options)) {
    if (!NAMES.includes(name))
      throw new SynthError("bad-option", `A bank has no option "${name}". Use one of ${NAMES.join(", ")}.`);
  }
  const withoutSegments = options.null ?? false;
  if (typeof withoutSegments !== "boolean")
    throw new SynthError(
      "bad-option",
      `null must be true or false; got ${show(withoutSegments)}. Leave it out for segments.`,
    );
  const overlap = share("overlap", options.overlap ?? 0, "0 keeps the segments apart, 1 dissolves them.");
  return {
    customers: integer("customers", options.customers ?? 20_000, 1, 1e9, "Ask for at least one customer."),
    seed: integer("seed", options.seed ?? 0, 0, 4_294_967_295, "Any other whole number in that range will do."),
    overlap: withoutSegments ? 1 : overlap,
    null: withoutSegments,
    missing: share("missing", options.missing ?? 0, "0.02 leaves 2% of cells empty."),
    batchCustomers: integer("batchCustomers", options.batchCustomers ?? 8192, 1, 1_000_000, "8192 suits most."),
  };
}

function integer(name: string, value: unknown, low: number, high: number, next: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= low && value <= high) return value;
  throw new SynthError("bad-option", `${name} must be an integer from ${low} to ${high}; got ${show(value)}. ${next}`);
}

function share(name: string, value: unknown, next: string): number {
  if (typeof value === "number" && value >= 0 && value <= 1) return value;
  throw new SynthError("bad-option", `${name} must be a number from 0 to 1; got ${show(value)}. ${next}`);
}

function show(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
