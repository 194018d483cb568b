import { type Comparison, type CustomerTable, declaredUse, type Segmentation } from "@coterie/segment";
import type { ProfileResult, RunResult } from "@coterie/wire";
import type { Settings } from "./settings.js";

/** The gate of exit code 3 where there are no segments. */
export const NO_SEGMENTS = "no-segments";

/** The `--json` object of a stage that got as far as reading a table. */
export function tableResult(table: CustomerTable, settings: Settings): RunResult {
  return {
    formatVersion: 1,
    k: null,
    verdict: null,
    gate: null,
    seed: settings.config.seed,
    rows: table.rows,
    asOf: table.asOf,
    columns: table.columns.map(({ name, role, why }) => ({ name, role, why })),
    segments: [],
    comparison: [],
    warnings: [...table.warnings],
    files: {},
    use: declaredUse,
    judgement: null,
  };
}

/** The comparison rows of `--json`: a choice of the model's own, under the same names. */
export function comparisonResult(comparison: Comparison): RunResult["comparison"] {
  return comparison.rows.map((row) => ({
    k: row.k,
    inertia: row.inertia,
    silhouetteEuclidean: row.silhouetteEuclidean,
    silhouetteSquaredEuclidean: row.silhouetteSquaredEuclidean,
    silhouetteSimplified: row.silhouetteSimplified,
    calinskiHarabasz: row.calinskiHarabasz,
    daviesBouldin: row.daviesBouldin,
    sizes: [...row.sizes],
    fittedRows: row.fittedRows,
    explainedShare: row.explainedShare,
    worstSegmentSilhouette: row.worstSegmentSilhouette,
    restarts: row.restarts,
    restartsAgreeing: row.restartsAgreeing,
    judged: row.judged,
  }));
}

/**
 * The `--json` object of a model, and the files it was written to.
 *
 * @param withheld There are no segments and nobody insisted: none are listed.
 */
export function modelResult(model: Segmentation, files: Readonly<Record<string, string>>, withheld = false): RunResult {
  return {
    formatVersion: 1,
    k: withheld ? null : model.k,
    verdict: model.comparison.verdict,
    gate: model.comparison.verdict === "none" ? NO_SEGMENTS : null,
    seed: model.provenance.seed,
    rows: model.rows,
    asOf: model.asOf,
    columns: model.columns.map(({ name, role, why }) => ({ name, role, why })),
    segments: (withheld ? [] : model.segments).map(({ id, name, persona, size, share, means }) => ({
      id,
      name,
      persona: persona.sentence,
      size,
      share,
      means: { ...means },
    })),
    comparison: comparisonResult(model.comparison),
    warnings: [...model.warnings],
    files: { ...files },
    use: model.use,
    ...(model.against === null ? {} : { against: model.against }),
    judgement: model.comparison.judgement,
  };
}

/** What `profile --json` prints of a model. */
export function profileResult({ use, minCell, base, segments }: Segmentation): ProfileResult {
  return {
    formatVersion: 1,
    use,
    minCell,
    base,
    segments: segments.map(({ id, name, size, share, profile }) => ({ id, name, size, share, ...profile })),
  };
}
