import { z } from "zod";

/** What the service answers when it refuses: what happened and what to do, in one text. */
export const problemSchema = z
  .strictObject({
    code: z.string().describe("Stable name of what went wrong"),
    message: z.string().describe("What happened, why, and what to do next"),
  })
  .meta({ id: "Problem" });

export type Problem = z.infer<typeof problemSchema>;
