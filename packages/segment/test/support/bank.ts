import { createRandom } from "@coterie/kmeans";
import type { CustomerTable } from "../../src/index.js";
import { category, customers, numeric } from "./customers.js";

/** A small bank of `size` customers in three planted groups, with every kind of column a table can have. */
export function smallBank(size: number, seed = 1): CustomerTable {
  const random = createRandom(seed);
  const group = Array.from({ length: size }, (_, row) => row % 3);
  const around = (centre: number, spread: number): number => centre + spread * random.normal();
  const missing = (share: number, value: number): number | null => (random.float() < share ? null : value);
  const pick = (levels: readonly string[]): string => levels[random.below(levels.length)];
  return customers(
    { kind: "unread", name: "customer", role: "id", why: "test", sensitive: false },
    numeric(
      "age",
      group.map((g) => Math.round(around(35 + 8 * g, 6))),
      { sensitive: true },
    ),
    numeric(
      "income",
      group.map((g) => missing(0.05, Math.exp(around(8 + 0.9 * g, 0.4)))),
      { unit: "$" },
    ),
    numeric(
      "transactions",
      group.map((g) => random.below(4) + 6 * g),
    ),
    numeric(
      "has loan",
      group.map((g) => (random.float() < 0.1 + 0.4 * g ? 1 : 0)),
    ),
    category(
      "region",
      group.map((g) =>
        random.float() < 0.05 ? null : g === 2 ? pick(["North", "South"]) : pick(["East", "North", "West"]),
      ),
    ),
    numeric(
      "clicks",
      group.map((g) => random.below(3 + g)),
      { role: "describe" },
    ),
    category(
      "product",
      group.map(() => pick(["A", "B"])),
      { role: "describe" },
    ),
    numeric(
      "lifetime value",
      group.map((g) => 100 * (g + 1) + random.below(50)),
      { role: "value" },
    ),
    category(
      "gender",
      group.map((g) => (random.float() < 0.3 + 0.2 * g ? "female" : "male")),
      { role: "protected" },
    ),
    numeric(
      "e-mail consent",
      group.map(() => random.below(2)),
      { role: "consent" },
    ),
  );
}
