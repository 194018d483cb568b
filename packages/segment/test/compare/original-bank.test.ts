import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compare, prepare } from "../../src/index.js";
import { customers, numeric } from "../support/customers.js";
import { sharedFolder } from "../support/shared-folder.js";

const shared = sharedFolder();

/** Cells of one line; quoted cells hold commas. */
function cells(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"(?:,|$)|([^,]*)(?:,|$)/g)].map(([, quoted, plain]) => quoted ?? plain);
}

describe.skipIf(shared.missing)(
  `the bank the study started from${shared.missing ? " (skipped: ../shared is absent)" : ""}`,
  () => {
    it("gives, prepared plain, the inertia and sizes of the reference at K = 2 and 4", async () => {
      const [header, ...lines] = readFileSync(new URL("data/original_bank.csv", shared.url), "utf8").trim().split("\n");
      const reference = JSON.parse(readFileSync(new URL("reference/original_bank.json", shared.url), "utf8"));
      const names = cells(header.trim());
      const rows = lines.map((line) => cells(line.trim()));
      const columns = (reference.columns as string[]).map((name) =>
        numeric(
          name,
          rows.map((row) => Number(row[names.indexOf(name)])),
        ),
      );
      const { matrix } = prepare(customers(...columns), { mode: "plain" });
      const { comparison } = await compare(matrix, {
        ks: [2, 4],
        seed: 1,
        judging: { beside: [], resamples: 1, nullDraws: 1 },
      });
      for (const row of comparison.rows) {
        const known = reference.k[row.k];
        expect(row.inertia).toBeLessThanOrEqual(known.inertia * (1 + 1e-6));
        expect(Math.abs((row.calinskiHarabasz ?? 0) / known.calinskiHarabasz - 1)).toBeLessThan(1e-3);
        expect(Math.abs((row.daviesBouldin ?? 0) / known.daviesBouldin - 1)).toBeLessThan(1e-3);
        row.sizes.forEach((size, s) => {
          expect(Math.abs(size / known.sizes[s] - 1)).toBeLessThan(0.005);
        });
        // Exact, low and high are the value; from a sample they are its interval.
        const { low, high } = row.silhouetteEuclidean!;
        expect(low).toBeLessThan(known.silhouette + 0.001);
        expect(high).toBeGreaterThan(known.silhouette - 0.001);
      }
    });
  },
);
