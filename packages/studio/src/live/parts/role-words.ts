import type { Inspection } from "@coterie/wire";

export type Role = Inspection["columns"][number]["role"];

/** Every role by what it does, in the order of a menu. */
export const roleWords: readonly (readonly [role: Role, words: string])[] = [
  ["feature", "clustered"],
  ["describe", "described only"],
  ["value", "the value"],
  ["weight", "the weight"],
  ["protected", "audited only"],
  ["objection", "objection"],
  ["consent", "consent"],
  ["id", "the id"],
  ["ignore", "left out"],
];
