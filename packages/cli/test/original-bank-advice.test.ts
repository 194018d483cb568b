import { existsSync } from "node:fs";
import { runResultSchema } from "@coterie/wire";
import { expect, test } from "vitest";
import { runCli, scratchFolder } from "./run-cli.js";

const file = new URL("../../../../shared/data/original_bank.csv", import.meta.url).pathname;
const absent = !existsSync(file) && process.env.COTERIE_REQUIRE_ALL !== "1";

const clustered =
  "age,income/month,account balance,loyalty score,education level,total_withdrawals,total_deposits,transaction_count,Facebook,Twitter,Email,Instagram,has_loan";

test.skipIf(absent)(
  `the original bank: loyalty score stands in for gender, which decided its clusters${absent ? " (skipped: ../shared is absent)" : ""}`,
  { timeout: 300_000 },
  async () => {
    const { code, stdout, stderr } = await runCli(
      ["inspect", file, "--features", clustered, "--json"],
      scratchFolder(),
    );
    expect([code, stderr]).toEqual([0, ""]);
    const advisor = runResultSchema.parse(JSON.parse(stdout)).advisor!;
    expect(advisor.standIns).toEqual([
      { protected: "gender", feature: "loyalty score", level: null, statistic: "auc", value: 0.967 },
    ]);
    // As the study prepared it, gender goes in standardised: at K = 6 its clusters are men and women.
    const gender = advisor.protectedInPlain.map(({ k, columns }) => [k, columns[0]!.explained] as const);
    expect(new Map(gender).get(4)).toBeGreaterThan(0.5);
    expect(new Map(gender).get(6)).toBeGreaterThan(0.85);
    // As we prepare it, K = 6 still sorts by it, through loyalty score, and K = 4 does not.
    const v = new Map(advisor.associationsByK.map(({ k, associations }) => [k, associations[0]!.cramersV!]));
    expect(v.get(4)).toBeLessThan(0.12);
    expect(v.get(6)).toBeGreaterThan(0.42);
    expect(v.get(6)).toBeLessThan(0.56);
    expect(advisor.distance!.columns.find(({ column }) => column === "gender")!.kept).toBeNull();
    expect(advisor.blocks[0]).toEqual(["age", "income/month", "account balance", "transaction_count"]);
    expect(advisor.asIs?.verdict).toBe("sliced");
  },
);
