import type { BehaviourName, Objective, PlaybookDraft } from "@coterie/segment";
import { z } from "zod";
import { cadenceSchema, offerKindSchema } from "./approach.js";

const text = z.string().min(1);
const texts = z.array(text);

const objective: z.ZodType<Objective> = z.enum(["activate", "deepen", "retain", "win back", "save", "protect"]);
const side = z.enum(["above", "below"]).exactOptional();
const behaviour = z.strictObject({
  "click-through": side,
  "internet banking": side,
  borrowing: side,
  uptake: side,
} satisfies Readonly<Record<BehaviourName, typeof side>>);

const conditions = {
  traits: z.record(text, texts).default({}).describe("Trait to levels; a segment must have one of them"),
  behaviour: behaviour.default({}).describe("Behaviour to above or below all customers"),
};

const rule = z.strictObject({
  name: text,
  ...conditions,
  objective: objective.describe("activate, deepen, retain, win back, save or protect"),
  offer: text,
  offerKind: offerKindSchema.describe("service, account, savings, card, credit, benefit or advice"),
  channels: texts.default([]).describe("The bank's own, most fitting first; measured ones come by response"),
  message: text,
  cadence: cadenceSchema.optional().describe("At most so many contacts in so many days (default: of the objective)"),
  avoid: text.nullable().default(null),
  kpi: z
    .strictObject({ measure: text, days: z.number().int().positive() })
    .optional()
    .describe("How success is counted (default: of the objective)"),
  sources: texts.default([]).describe("Where the claim behind the rule comes from"),
});

const guard = z.strictObject({
  name: text,
  ...conditions,
  never: text.describe('What must not be done, as a clause: "Offer further credit"'),
  forbids: z.array(offerKindSchema).default([]).describe("Kinds of offer that give way to the next rule"),
  forbidsChannels: texts.default([]),
  sources: texts.default([]),
});

/** A playbook as a bank writes it in YAML; unknown keys are refused. */
export const playbookSchema: z.ZodType<PlaybookDraft> = z.strictObject({
  name: text,
  extends: z.literal("default").optional().describe("Put these rules before those of the default playbook"),
  without: texts.default([]).describe("Rules and guards of the default playbook to drop"),
  contactCap: cadenceSchema.optional().describe("Over all approaches and channels together"),
  guards: z.array(guard).default([]),
  rules: z.array(rule).default([]),
});
