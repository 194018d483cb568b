export type { KMeansModel, Matrix } from "@coterie/kmeans";
export type { Against, ExistingSegment, Explained } from "./against/against.js";
export { type AgainstOptions, compareAgainst } from "./against/compare-against.js";
export type {
  Behaviour,
  BehaviourAmount,
  BehaviourShare,
  ChannelResponse,
  ProductHolding,
  Rate,
} from "./behaviour/behaviour.js";
export { behaviours } from "./behaviour/behaviours.js";
export { adviseCarve, type CarveAdvice } from "./carve/advise-carve.js";
export { clusteredCustomers, labelsWithRules } from "./carve/carve.js";
export { columnsOf, idAt } from "./columns.js";
export { compare } from "./compare/compare.js";
export {
  type Compared,
  type CompareOptions,
  type CompareProgress,
  DEFAULT_KS,
  type Judging,
} from "./compare/compare-options.js";
export type { Comparison, ComparisonRow, SilhouetteEstimate } from "./compare/comparison.js";
export type { CurvePlace, DensityCurve } from "./compare/criteria/density-curve.js";
export { insteadOfSegments } from "./compare/verdict/instead-of-segments.js";
export type {
  Decision,
  JudgedK,
  Judgement,
  NeighbourValley,
  Preferences,
  SegmentCondition,
  Spread,
  Verdict,
} from "./compare/verdict/judgement.js";
export { keepAnother } from "./compare/verdict/judgement-of.js";
export type { Limits } from "./compare/verdict/limits.js";
export type {
  Carved,
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
export { type DeclaredUse, declaredUse } from "./declared-use.js";
export { type ReadingOf, recipeTerms } from "./export/recipe-terms.js";
export { type ScoringModel, scoreFragment, scoreSql } from "./export/score-sql.js";
export { type FitOptions, fit } from "./fit/fit.js";
export { doneFitting, readyToFit } from "./fit/ready-to-fit.js";
export { type FitThere, type SettledClusters, settledModel } from "./fit/settled-model.js";
export { acceptAll } from "./inspect/accept.js";
export type { Accept, Advice, AdviceKind, Effect, Trial } from "./inspect/advice.js";
export type { ColumnFacts } from "./inspect/column-facts.js";
export {
  type ColumnInfluence,
  type DistanceReport,
  distanceReport,
  type KeptPartition,
  type ProtectedInPlain,
} from "./inspect/distance-report.js";
export type { Influence } from "./inspect/influences.js";
export { type Inspection, type InspectOptions, inspect } from "./inspect/inspect.js";
export { type StandIn, standIns } from "./inspect/stand-ins.js";
export { checkSegmentation } from "./model/check-segmentation.js";
export { renameSegments } from "./model/rename-segments.js";
export { type SegmentationParts, segmentation } from "./model/segmentation.js";
export { serializeSegmentation } from "./model/serialize-segmentation.js";
export { withoutPersonas } from "./model/without-personas.js";
export { type ColumnConcept, columnConcepts } from "./persona/column-concepts.js";
export { defaultVocabulary } from "./persona/default-vocabulary.js";
export { type DescribedColumns, describeColumns } from "./persona/describe-columns.js";
export { findRules } from "./persona/find-rules.js";
export { makeVocabulary } from "./persona/make-vocabulary.js";
export { nameHolds } from "./persona/naming.js";
export type {
  Composite,
  CompositeValue,
  Interval,
  NamedTrait,
  Naming,
  Persona,
  PersonaRule,
  RuleCondition,
  Trait,
} from "./persona/persona.js";
export { type PersonaOptions, personas } from "./persona/personas.js";
export { type Reclusterings, type ReclusterOptions, reclusterings } from "./persona/reclusterings.js";
export { segmentNames } from "./persona/segment-names.js";
export { shippedVocabulary } from "./persona/shipped-vocabulary.js";
export type { BandEdge, Concept, LevelWord, Vocabulary } from "./persona/vocabulary.js";
export type { BandsInFile, ConceptInFile, LevelInFile, VocabularyFile } from "./persona/vocabulary-file.js";
export { type PictureOptions, picture } from "./picture/picture.js";
export {
  type AudienceCounts,
  audienceOfModel,
  audienceOfTable,
  consentColumns,
} from "./plan/audience-counts.js";
export { type AudienceList, audienceList, leftOutRows } from "./plan/audience-list.js";
export { type ChannelConsent, channelConsent, channelName } from "./plan/channel-consent.js";
export { makePlan } from "./plan/make-plan.js";
export type { Allotment, BudgetSplit, Plan, PlanLine, PoolAdvice, Power, Range } from "./plan/plan.js";
export { moneyText, rangeText } from "./plan/plan-finding.js";
export type { PlanInput } from "./plan/plan-input.js";
export type { ChannelSettings, MeasuredRate, Outcome, PlanSettings } from "./plan/plan-settings.js";
export type { Approach, MeasuredResponse, PassedOver, Reason, StandingGuard } from "./playbook/approach.js";
export { checkPlaybook } from "./playbook/check-playbook.js";
export { defaultPlaybook } from "./playbook/default-playbook.js";
export { extendPlaybook, type PlaybookDraft } from "./playbook/extend-playbook.js";
export { lintPlaybook, type PlaybookFinding } from "./playbook/lint-playbook.js";
export { type Objective, type OfferKind, objectives, offerKinds } from "./playbook/objective.js";
export { playbook } from "./playbook/playbook.js";
export {
  type BehaviourName,
  behaviourNames,
  type Cadence,
  type Conditions,
  type Guard,
  type Kpi,
  type Playbook,
  type Rule,
} from "./playbook/rule.js";
export { amendTable } from "./prepare/amend-table.js";
export { applyRecipe, type PreparedMatrix } from "./prepare/apply-recipe.js";
export { assertClusterable } from "./prepare/assert-clusterable.js";
export type { BlockWeight, ColumnPreparation, ColumnPreparations } from "./prepare/column-preparation.js";
export { type Prepared, type PrepareOptions, prepare, prepareShared } from "./prepare/prepare.js";
export {
  type CategoryStep,
  type Dimension,
  type NumericStep,
  type PrepareMode,
  type Recipe,
  stepParts,
  stepWidth,
} from "./prepare/recipe.js";
export { type AssociationsOfK, associationsByK } from "./profile/associations-by-k.js";
export { groupSizes } from "./profile/group-sizes.js";
export { type ProfileOptions, profile } from "./profile/profile.js";
export type {
  Association,
  CategoryProfile,
  Distribution,
  LevelProfile,
  NumericProfile,
  NumericSummary,
  Profile,
  SegmentProfile,
} from "./profile/profile-types.js";
export { type Assignments, score } from "./score/score.js";
export { SegmentError, type SegmentErrorCode } from "./segment-error.js";
export type {
  ColumnSummary,
  GoldenRow,
  Picture,
  Resampling,
  Segment,
  Segmentation,
  SegmentRule,
} from "./segmentation.js";
export { doTasks } from "./share/do-tasks.js";
export type { Helper, HelperWork, SharedStage } from "./share/shared-stage.js";
export { sharedStages } from "./share/shared-stages.js";
export { type RowWeights, weightsOf } from "./weights.js";
