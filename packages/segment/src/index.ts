export { columnsOf, idAt } from "./columns.js";
export type { Comparison, ComparisonRow, SilhouetteEstimate } from "./compare/comparison.js";
export type {
  CategoricalColumn,
  Column,
  ColumnBase,
  ColumnRole,
  CustomerTable,
  IdColumn,
  NumericColumn,
  UnreadColumn,
  Warning,
  Waterfall,
} from "./customer-table.js";
export { defaultVocabulary } from "./persona/default-vocabulary.js";
export type { Persona, Trait } from "./persona/persona.js";
export { personas } from "./persona/personas.js";
export type { Concept, LevelWord, Vocabulary } from "./persona/vocabulary.js";
export type { Approach } from "./playbook/approach.js";
export { defaultRules } from "./playbook/default-rules.js";
export { playbook } from "./playbook/playbook.js";
export type { BehaviourCondition, Rule } from "./playbook/rule.js";
export type { CategoryStep, Dimension, NumericStep, PrepareMode, Recipe } from "./prepare/recipe.js";
export type {
  Association,
  CategoryProfile,
  LevelProfile,
  NumericProfile,
  NumericSummary,
  Profile,
  SegmentProfile,
} from "./profile/profile.js";
export { SegmentError, type SegmentErrorCode } from "./segment-error.js";
export type { ColumnSummary, GoldenRow, Picture, Segment, Segmentation } from "./segmentation.js";
