import { type FeatureOptions, type FeatureReport, transactionFeatures } from "../../src/index.js";
import { tableFile } from "../support/table-file.js";

/** The cells of one customer, by feature. */
type FeatureRow = Readonly<Record<string, string | number | null>>;

/** The features of a file: rows by customer, in the order written. */
export interface MadeFeatures {
  readonly names: readonly string[];
  readonly rows: ReadonlyMap<string, FeatureRow>;
  readonly report: FeatureReport;
}

/** Make the features of a file and collect them. */
export async function featuresAt(place: string, options: FeatureOptions = {}): Promise<MadeFeatures> {
  const { columns, batches, report } = await transactionFeatures(place, options);
  const names = columns.map(({ name }) => name);
  const rows = new Map<string, FeatureRow>();
  for await (const batch of batches) {
    for (let row = 0; row < batch[0].length; row++) {
      const cells = names.map((name, i) => [name, batch[i][row]] as const);
      rows.set(String(batch[0][row]), Object.fromEntries(cells));
    }
  }
  return { names, rows, report };
}

let files = 0;

/** Make the features of a small CSV. */
export async function featuresOf(lines: readonly string[], options: FeatureOptions = {}): Promise<MadeFeatures> {
  return featuresAt(tableFile(`transactions-${files++}.csv`, `${lines.join("\n")}\n`), options);
}
