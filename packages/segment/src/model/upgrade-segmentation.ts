import { declaredUse } from "../declared-use.js";
import { columnTitle } from "../persona/column-phrase.js";

type Json = Readonly<Record<string, unknown>>;

/**
 * A model of an earlier format as one of the present: what was not known then is null, or empty.
 *
 * @param model Parsed JSON whose format and shape were checked.
 * @returns The model in format 2; the same object where it has that already.
 */
export function upgradeSegmentation(model: Json): Json {
  if (model.formatVersion !== 1) return model;
  const comparison = model.comparison as Json;
  const segmented = (model.rows as Json).segmented;
  const rows = (comparison.rows as readonly Json[]).map((row) => ({
    ...row,
    fittedRows: segmented,
    worstSegmentSilhouette: null,
    judged: null,
  }));
  const segments = (model.segments as readonly Json[]).map(upgradeSegment);
  return {
    ...model,
    formatVersion: 2,
    use: declaredUse,
    comparison: { ...comparison, rows, judgement: null },
    segments,
    associationsByK: [],
    standIns: [],
    distance: null,
    against: null,
    resampling: null,
    distributions: [],
  };
}

function upgradeSegment(segment: Json): Json {
  const persona = segment.persona as Json;
  const traits = (Array.isArray(persona.traits) ? (persona.traits as readonly Json[]) : []).map((trait) => ({
    ...trait,
    label: columnTitle(String(trait.column)),
    unit: null,
    all: null,
    interval: null,
    levelRule: trait.statistic === "share" ? "lift" : "quantiles",
    threshold: { from: null, to: null },
    apart: null,
  }));
  return {
    ...segment,
    persona: { ...persona, traits, paragraph: "", notes: [], composite: null, rule: null, named: null },
    approach: { ...newInApproach, ...(segment.approach as Json) },
    behaviour: null,
    rule: null,
  };
}

const newInApproach: Json = {
  offerKind: null,
  responses: [],
  cadence: null,
  guards: [],
  passedOver: [],
  kpi: null,
  reasons: [],
};
