import { nameWords } from "../roles/name-words.js";
import { nameFits } from "./purpose-names.js";

/**
 * Whether columns of these names are those of a transaction: a customer, a date and an amount, each by its whole name. Meant for a table
 * whose ids repeat: that one is for `transactionFeatures`, not for `readCustomers`.
 */
export function looksLikeTransactions(names: readonly string[]): boolean {
  const words = names.map(nameWords);
  return (["customer", "date", "amount"] as const).every((purpose) => words.some((of) => nameFits(purpose, of) >= 3));
}
