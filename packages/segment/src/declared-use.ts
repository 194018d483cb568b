/** What a model and everything made of it may be used for. */
export interface DeclaredUse {
  readonly intended: string;
  readonly prohibited: string;
}

/**
 * Written into every output that leaves: model, `--json`, manifests, plans, lists. Who grants, prices or limits credit by a segment has left
 * the use these words and tests were made for, and in many places the law that allows it.
 */
export const declaredUse: DeclaredUse = {
  intended: "marketing: choosing whom to tell about what, by which channel and how often",
  prohibited:
    "decisions on credit (granting, refusing, pricing, limiting or collecting it) and any decision with a legal or similarly serious effect on a person",
};
