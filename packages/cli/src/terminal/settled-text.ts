import type { FitThere } from "@coterie/segment";
import { count } from "./format.js";
import { wrap } from "./text-table.js";

/** That the segments were settled over a whole table where it is, and what that means for the files of the run. */
export function settledText({ customers, engine, passes, sample, place }: FitThere, columns: number): string {
  const drawn =
    sample === null
      ? ""
      : ` K was compared, and profiles and scores are of, ${count(sample.customers)} drawn by ${sample.drawnBy}.`;
  const text = `Settled over ${count(customers)} customers in ${engine}: ${passes} ${passes === 1 ? "pass" : "passes"}.${drawn} To score them all: coterie score MODEL --to "${place.replace(/table=.*/, "table=…")}"`;
  return `  ${wrap(text, columns - 2, "  ")}`;
}
