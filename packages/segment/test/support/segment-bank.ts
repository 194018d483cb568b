import {
  type Approach,
  type CustomerTable,
  compare,
  type Persona,
  type PrepareMode,
  picture,
  prepare,
  profile,
  type Segmentation,
  segmentation,
} from "../../src/index.js";

const persona: Persona = { sentence: "", traits: [] };
const approach: Approach = {
  rule: "fallback",
  objective: "retain",
  offer: "",
  channels: [],
  message: "",
  avoid: null,
  because: [],
};

/** The whole way from a table to a model, personas and approaches left blank. */
export async function segmentTable(
  table: CustomerTable,
  ks: readonly number[],
  mode: PrepareMode = "auto",
  minCell = 10,
  restarts = 5,
): Promise<{ readonly model: Segmentation; readonly labels: Uint8Array }> {
  const { recipe, matrix, warnings } = prepare(table, { mode, minCell });
  const { comparison, models } = await compare(matrix, {
    ks,
    keep: ks[0],
    recipe,
    restarts,
    judging: { beside: [], resamples: 3, nullDraws: 1 },
  });
  const k = comparison.kept.k;
  const fitted = models.get(k)!;
  const described = profile(table, matrix, fitted.labels, k, { recipe, minCell });
  const model = segmentation({
    table,
    recipe,
    comparison,
    model: fitted,
    profile: described,
    personas: Array.from({ length: k }, () => persona),
    approaches: Array.from({ length: k }, () => approach),
    picture: picture(matrix, recipe, fitted.labels, fitted.centroids, { minCell }),
    config: { k: ks },
    seed: 0,
    coterieVersion: "0.0.0",
    warnings,
  });
  return { model, labels: fitted.labels };
}
