export { dialects } from "./dialects/dialects.js";
export {
  type Bound,
  type Dialect,
  type DialectName,
  double,
  type Fragment,
  integer,
  joined,
  name,
  type Statement,
  sql,
  text,
} from "./fragment.js";
export type { Centroids } from "./pieces/nearest.js";
export { fromSource, prepared, type Source } from "./pieces/prepared.js";
export { numberOf, type Reading, textOf } from "./pieces/reading.js";
export { type NumberPath, type Term, termSql } from "./pieces/term.js";
export { type ClusterFigures, closingPass } from "./queries/closing-pass.js";
export {
  type NumericColumn,
  numericSummary,
  summaryQuantiles,
  topLevels,
} from "./queries/column-summary.js";
export { lloydPass } from "./queries/lloyd-pass.js";
export { drawSample, hashOf } from "./queries/sample.js";
export { type RuleSegment, type ScoredSegment, scoreColumns, scoreSelect } from "./queries/score-select.js";
export { SqlError, type SqlErrorCode } from "./sql-error.js";
export { bind, inline } from "./write-sql.js";
