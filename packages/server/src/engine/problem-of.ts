import type { Problem } from "@coterie/wire";
import type { TablePlace } from "./engine.js";

const refusals = new Set(["TablesError", "SegmentError", "ServerError"]);

/** What a task threw, as a problem in the words people read. A refusal has its own; anything else is a failure of ours. */
export function problemOf(error: unknown, table: TablePlace): Problem {
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "internal";
  if (name === "AbortError" || code === "aborted") {
    return { code: "aborted", message: "Cancelled. Nothing was written; what was there before stands." };
  }
  if (refusals.has(name)) return { code, message: asInStudio(message).replaceAll(table.path, table.shown) };
  return {
    code: "internal",
    message: `This failed inside coterie: ${message}. It is a defect of coterie, not of your data; what was there before stands. Run the command shown on the page with --debug to get a trace to report.`,
  };
}

/** The same refusal where there is no command line to change. */
function asInStudio(message: string): string {
  return message
    .replace(
      / is full\. Nothing was left behind; free some space or choose another --out\./,
      " is full. Nothing was left behind and what was there before stands; free some space and run again.",
    )
    .replace(/ or choose another --out\./, ".")
    .replace(/; choose another --out\./, ".");
}
