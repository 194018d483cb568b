import type { Segment, Segmentation, SegmentProfile } from "@coterie/segment";
import { z } from "zod";
import { declaredUseSchema } from "./parts.js";
import { baseSchema, profileSchema } from "./profile.js";

/** What `profile --json` prints: all customers, and each segment beside them. Withheld figures are null. */
export const profileResultSchema: z.ZodType<ProfileResult> = z.strictObject({
  formatVersion: z.literal(1),
  use: declaredUseSchema,
  minCell: z.number().int().positive(),
  base: baseSchema,
  segments: z.array(
    profileSchema.extend({
      id: z.number().int().positive(),
      name: z.string(),
      size: z.number().int().nonnegative(),
      share: z.number(),
    }),
  ),
});

/** All customers, and each segment beside them, as `profile --json` prints them. */
export interface ProfileResult {
  readonly formatVersion: 1;
  readonly use: Segmentation["use"];
  readonly minCell: number;
  readonly base: Segmentation["base"];
  readonly segments: readonly (Pick<Segment, "id" | "name" | "size" | "share"> & SegmentProfile)[];
}
