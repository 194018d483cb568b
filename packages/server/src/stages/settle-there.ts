import { type FitThere, type KMeansModel, recipeTerms, settledModel } from "@coterie/segment";
import {
  type CustomersThere,
  closeThere,
  columnSums,
  measuresOf,
  readingsThere,
  settle,
  usableThere,
} from "@coterie/tables";
import type { Compared } from "./pipeline.js";
import type { StageRun } from "./stage-run.js";

/** The kept K's model with centroids settled over all customers where they are. */
export interface FittedThere {
  readonly model: KMeansModel;
  readonly there: FitThere;
}

/**
 * Carry the kept K from the sample to the whole table: passes in the database until nothing moves, then what is said of the end.
 *
 * @param compared On the sample.
 * @param model The sample's fit at the kept K.
 * @throws {TablesError} What the database refuses; `unusable-type` for a feature that is no number there.
 */
export async function settleThere(
  { table, recipe, matrix }: Compared,
  model: KMeansModel,
  there: CustomersThere,
  run: StageRun,
): Promise<FittedThere> {
  const { database } = there;
  const terms = recipeTerms(recipe, readingsThere(there.columns, database.shown, measuresOf(table), table.asOf));
  const source = usableThere(there, terms);
  const d = model.featureCount;
  const start = Array.from({ length: model.k }, (_, c) => Array.from(model.centroids.subarray(c * d, c * d + d)));
  const counted = there.population.toLocaleString("en");
  run.report(`settling ${model.k} segments over ${counted} customers in ${database.engine}`, null);
  const settled = await settle(database, source, terms, start, {
    onPass: ({ pass, moved }) =>
      run.report(
        `pass ${pass} over ${counted} customers in ${database.engine}: moved by ${moved.toExponential(1)}`,
        null,
      ),
  });
  run.report(`judging ${model.k} segments over ${counted} customers in ${database.engine}`, null);
  const closing = await closeThere(database, source, terms, settled.centroids);
  const columns = await columnSums(database, source, terms);
  const counts = closing.clusters.map(({ count }) => count);
  const { inertia, explainedShare, calinskiHarabasz, daviesBouldin, silhouetteSquaredEuclidean } = closing;
  return {
    model: settledModel(model, matrix, { centroids: settled.centroids, counts }),
    there: {
      engine: database.engine,
      place: database.shown,
      snapshot: database.snapshot,
      customers: counts.reduce((total, count) => total + count, 0),
      sample: there.key === null ? null : { customers: table.rowCount, drawnBy: there.key },
      passes: settled.passes,
      moved: settled.moved,
      converged: settled.converged,
      inertia,
      explainedShare,
      calinskiHarabasz,
      daviesBouldin,
      silhouetteSquaredEuclidean,
      columns,
    },
  };
}
