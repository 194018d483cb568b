import { createRandom, type Random } from "@coterie/kmeans";
import { binomial } from "../customer/binomial.js";
import { AS_OF_DAY, isSunday } from "../customer/calendar.js";
import type { Customer } from "../customer/customer.js";
import { Stream, streamOf } from "../population/stream.js";
import { splitExactly } from "./split-exactly.js";

/** Money that left (`out`, a withdrawal) or came (`in`, a deposit). */
export interface Transaction {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly amountCents: number;
  readonly direction: "in" | "out";
  readonly channel: string;
  readonly category: string;
}

const WINDOW_DAYS = 90;

/**
 * The transactions behind a customer's totals, in order of date: within the last 90 days, never before sign-up, fewer on Sundays.
 *
 * @param seed The bank's seed.
 * @param customer One of the bank's customers.
 * @returns `transactionCount` of them; those going out add up to `withdrawalsCents`, those coming in to `depositsCents`, exactly.
 */
export function customerTransactions(seed: number, customer: Customer): readonly Transaction[] {
  const random = createRandom(seed, streamOf(Stream.transactions, customer.id - 1));
  const { transactionCount: count, withdrawalsCents, depositsCents } = customer;
  const out = 1 + binomial(random, count - 2, 0.7);
  const all = [
    ...Array.from(amounts(withdrawalsCents, out, random), (cents) => outgoing(customer, cents, random)),
    ...Array.from(amounts(depositsCents, count - out, random), (cents) => incoming(customer, cents, random)),
  ];
  return all.sort((a, b) => a.day - b.day);
}

function amounts(totalCents: number, count: number, random: Random): Float64Array {
  return splitExactly(
    totalCents,
    Float64Array.from({ length: count }, () => Math.exp(0.8 * random.normal())),
  );
}

function outgoing(customer: Customer, amountCents: number, random: Random): Transaction {
  const day = dayOf(customer, random);
  const channel = anyOf(
    customer.internetBanking
      ? ["card", "card", "card", "internet", "internet", "atm"]
      : ["card", "card", "card", "atm", "atm", "branch"],
    random,
  );
  const categories = channel === "card" ? ["groceries", "groceries", "transport", "dining", "shopping"] : BY_TRANSFER;
  const category = channel === "atm" ? "cash" : anyOf(categories, random);
  return { day, amountCents, direction: "out", channel, category };
}

const BY_TRANSFER = ["utilities", "housing", "insurance", "transfer"];

function incoming(customer: Customer, amountCents: number, random: Random): Transaction {
  const day = dayOf(customer, random);
  const channel = anyOf(
    customer.internetBanking ? ["transfer", "transfer", "internet"] : ["transfer", "transfer", "branch"],
    random,
  );
  const category = channel === "branch" ? "cash" : anyOf(["salary", "salary", "transfer", "refund"], random);
  return { day, amountCents, direction: "in", channel, category };
}

function dayOf(customer: Customer, random: Random): number {
  const days = Math.min(WINDOW_DAYS, AS_OF_DAY - customer.signUpDay + 1);
  const day = AS_OF_DAY - random.below(days);
  return isSunday(day) && random.float() < 0.6 ? AS_OF_DAY - random.below(days) : day;
}

function anyOf(items: readonly string[], random: Random): string {
  return items[random.below(items.length)];
}
