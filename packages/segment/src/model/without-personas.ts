import type { Segmentation } from "../segmentation.js";

/**
 * A model whose segments are known by their number alone, with nothing said of who they are or what to do with them: for a report on
 * customers that hold no segments.
 *
 * @param model The whole model.
 */
export function withoutPersonas(model: Segmentation): Segmentation {
  const segments = model.segments.map((segment) => ({
    ...segment,
    name: `Segment ${segment.id}`,
    persona: { sentence: "", traits: [], paragraph: "", notes: [], composite: null, rule: null, named: null },
    approach: {
      ...segment.approach,
      objective: "",
      offer: "",
      offerKind: null,
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
    },
  }));
  return { ...model, segments };
}
