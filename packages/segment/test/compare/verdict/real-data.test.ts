import { readFileSync } from "node:fs";
import { type KMeansModel, kmeans, type Matrix } from "@coterie/kmeans";
import { describe, expect, it, vi } from "vitest";
import { decide } from "../../../src/compare/verdict/decide.js";
import { judge } from "../../../src/compare/verdict/judge.js";
import { prepare } from "../../../src/index.js";
import { customers, numeric } from "../../support/customers.js";
import { sharedFolder } from "../../support/shared-folder.js";
import { matrixOf, standardised } from "../criteria/matrices.js";

const shared = sharedFolder();

/** Columns of a shared CSV file as numbers; without names all but the labels. */
function read(file: string, names?: readonly string[]): number[][] {
  const [header, ...lines] = readFileSync(new URL(`data/${file}`, shared.url), "utf8")
    .trim()
    .split(/\r?\n/);
  const columns = header.split(",");
  const kept = (names ?? columns.filter((name) => !name.startsWith("label"))).map((name) => columns.indexOf(name));
  return lines.map((line) => {
    const cells = [...line.matchAll(/"([^"]*)"(?:,|$)|([^,]*)(?:,|$)/g)].map(([, quoted, plain]) => quoted ?? plain);
    return kept.map((at) => Number(cells[at]));
  });
}

function models(matrix: Matrix, restarts: number): Map<number, KMeansModel> {
  return new Map([2, 3, 4, 5, 6, 7, 8].map((k) => [k, kmeans(matrix, { k, seed: 1, restarts })]));
}

const worst = (valleys: readonly { readonly value: number }[]) => Math.max(...valleys.map(({ value }) => value));

// Generous, for machines that do much else at the time.
vi.setConfig({ testTimeout: 240_000 });

describe.skipIf(shared.missing)(`sets that are known${shared.missing ? " (skipped: ../shared is absent)" : ""}`, () => {
  it("iris is two separate groups", async () => {
    const matrix = matrixOf(read("optima/iris.csv"));
    const found = await judge(matrix, models(matrix, 10), { resamples: 21, nullDraws: 5 });
    expect(found.calibrated).toBe(false);
    expect(decide(found.perK)).toMatchObject({ verdict: "natural", k: 2 });
    expect(worst(found.perK[0].valleys)).toBeCloseTo(0.24, 1);
  });

  it("seven balls are seven", async () => {
    const matrix = matrixOf(read("benchmark/fcps/hepta.csv"));
    const { perK } = await judge(matrix, models(matrix, 10), { resamples: 21, nullDraws: 5 });
    expect(decide(perK)).toMatchObject({ verdict: "natural", k: 7 });
  });

  it("a mall's customers by income and spending are five", async () => {
    const matrix = standardised(
      matrixOf(read("bank/mall_customers.csv", ["Annual Income (k$)", "Spending Score (1-100)"])),
    );
    const found = await judge(matrix, models(matrix, 10), { resamples: 21, nullDraws: 5 });
    expect(decide(found.perK)).toMatchObject({ verdict: "natural", k: 5 });
  });

  it("the bank the study started from is tiers, without a valley that holds at any K", async () => {
    const names = [
      "age",
      "income/month",
      "account balance",
      "loyalty score",
      "education level",
      "total_withdrawals",
      "total_deposits",
      "transaction_count",
    ];
    const rows = read("original_bank.csv", names);
    const table = customers(
      ...names.map((name, j) =>
        numeric(
          name,
          rows.map((row) => row[j]),
        ),
      ),
    );
    const { recipe, matrix } = prepare(table);
    const found = await judge(matrix, models(matrix, 3), {
      recipe,
      resamples: 15,
      nullDraws: 3,
      rows: 2000,
    });
    expect(found.calibrated).toBe(true);
    expect(decide(found.perK.filter(({ k }) => k >= 4 && k <= 6))).toMatchObject({ verdict: "sliced", k: 4 });
    for (const { valleys } of found.perK) expect(worst(valleys)).toBeGreaterThan(0.9);
  });
});
