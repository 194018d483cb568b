import {
  type Approach,
  applyRecipe,
  associationsByK,
  type CustomerTable,
  clusteredCustomers,
  compare,
  distanceReport,
  labelsWithRules,
  type Persona,
  type PrepareMode,
  picture,
  prepare,
  profile,
  type Segmentation,
  segmentation,
  standIns,
} from "../../src/index.js";

const persona: Persona = { sentence: "", traits: [] };
const approach: Approach = {
  rule: "fallback",
  objective: "retain",
  offer: "",
  offerKind: "service",
  channels: [],
  responses: [],
  message: "",
  cadence: null,
  avoid: null,
  guards: [],
  passedOver: [],
  kpi: null,
  because: [],
  reasons: [],
};

/** The whole way from a table to a model, personas and approaches left blank. */
export async function segmentTable(
  table: CustomerTable,
  ks: readonly number[],
  mode: PrepareMode = "auto",
  minCell = 10,
  restarts = 5,
): Promise<{ readonly model: Segmentation; readonly labels: Uint8Array }> {
  const clustered = clusteredCustomers(table);
  const { recipe, matrix, warnings } = prepare(clustered, { mode, minCell });
  const { comparison, models } = await compare(matrix, {
    ks,
    keep: ks[0],
    recipe,
    restarts,
    judging: { beside: [], resamples: 3, nullDraws: 1 },
  });
  const k = comparison.kept.k;
  const fitted = models.get(k)!;
  const all = k + (table.carved?.rules.length ?? 0);
  const labels = labelsWithRules(table, fitted.labels, k);
  const described = profile(table, applyRecipe(recipe, table), labels, all, { recipe, minCell });
  const model = segmentation({
    table,
    recipe,
    comparison,
    model: fitted,
    profile: described,
    personas: Array.from({ length: all }, () => persona),
    approaches: Array.from({ length: all }, () => approach),
    picture: picture(matrix, recipe, fitted.labels, fitted.centroids, { minCell }),
    associationsByK: associationsByK(clustered, models, minCell),
    standIns: standIns(clustered, minCell),
    distance: distanceReport(clustered, { matrix, labels: fitted.labels, k, recipe }, 0),
    against: null,
    config: { k: ks },
    seed: 0,
    coterieVersion: "0.0.0",
    warnings,
  });
  return { model, labels };
}
