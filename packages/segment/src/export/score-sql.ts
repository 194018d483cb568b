import {
  type DialectName,
  dialects,
  type Fragment,
  inline,
  type Reading,
  type Source,
  scoreSelect,
} from "@coterie/sql";
import type { Segmentation } from "../segmentation.js";
import { assertNoListItems, type ReadingOf, recipeTerms } from "./recipe-terms.js";

/** Words of a yes and of a no that a flag may be written with in a database, in lower case. */
const flagReading: Reading = {
  kind: "flag",
  yes: ["1", "true", "t", "yes", "y", "on"],
  no: ["0", "false", "f", "no", "n", "off"],
};

/** What scoring in SQL needs of a model. */
export type ScoringModel = Pick<Segmentation, "recipe" | "segments" | "columns" | "asOf">;

/** How the model itself remembers its columns: flags as words or numbers, dates as days up to the model's as-of. */
function rememberedReading({ columns, asOf }: Pick<ScoringModel, "columns" | "asOf">): ReadingOf {
  const measures = new Map(columns.map(({ name, measure }) => [name, measure]));
  return (column) => {
    const measure = measures.get(column);
    if (measure === "flag") return flagReading;
    if (measure === "days" && asOf !== null) return { kind: "days", asOf };
    return { kind: "number", floating: true };
  };
}

/**
 * The SELECT that scores a table with a model, preparation included.
 *
 * @param source The table there.
 * @param id Its column that names a customer.
 * @param readingOf How its columns are read (default: as the model remembers them).
 * @returns `id, segment, segment_name, distance, margin, runner_up`, a row a customer, as `score` gives them.
 * @throws {SegmentError} `bad-data`: a feature that is an item of a list.
 */
export function scoreFragment(
  model: ScoringModel,
  source: Source,
  id: string,
  readingOf: ReadingOf = rememberedReading(model),
): Fragment {
  assertNoListItems(model.recipe, model.columns);
  const terms = recipeTerms(model.recipe, readingOf);
  const clustered = model.segments.filter(({ rule }) => rule === null);
  const rules = model.segments.flatMap(({ id: segment, name, rule }) =>
    rule === null ? [] : [{ id: segment, name, condition: rule.condition }],
  );
  const centroids = clustered.map(({ centroid }) => centroid);
  return scoreSelect(source, id, terms, centroids, clustered, rules);
}

/**
 * The SELECT as one text to paste, values written out.
 *
 * @param table Parts of the table's name.
 * @throws {SegmentError} `bad-data`; {SqlError} `bad-name`, `not-supported`.
 */
export function scoreSql(model: ScoringModel, table: readonly string[], id: string, dialect: DialectName): string {
  return inline(scoreFragment(model, { table, conditions: [] }, id), dialects[dialect]);
}
