import type { Vocabulary } from "../persona/vocabulary.js";
import type { Segmentation } from "../segmentation.js";
import type { AudienceCounts } from "./audience-counts.js";
import type { PlanSettings } from "./plan-settings.js";

/** What a plan is made from. */
export interface PlanInput {
  readonly model: Segmentation;
  /** SHA-256 of the model file's text. */
  readonly modelHash: string;
  readonly counts: AudienceCounts;
  readonly settings: PlanSettings;
  readonly coterieVersion: string;
  readonly vocabulary?: Vocabulary;
}
