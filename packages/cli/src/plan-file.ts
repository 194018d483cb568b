import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Plan, Segmentation } from "@coterie/segment";
import { planSchema } from "@coterie/wire";
import { CliError } from "./cli-error.js";
import type { Effects } from "./effects.js";

/**
 * Read a plan that was made for a model.
 *
 * @throws {CliError} `usage` when the file is not there, is no plan, or was made for the segments of another table.
 */
export async function readPlan(place: string, model: Segmentation, effects: Effects): Promise<Plan> {
  const text = await readFile(resolve(effects.cwd, place), "utf8").catch((cause: unknown) => {
    throw new CliError(
      "usage",
      `The plan ${place} cannot be read. Make one with: coterie plan segmentation.json --out plan.json`,
      { cause },
    );
  });
  const plan = planSchema.safeParse(parsed(text, place));
  if (!plan.success) {
    const issue = plan.error.issues[0]!;
    throw new CliError(
      "usage",
      `${place} is no plan: ${issue.path.join(".") || "the whole file"}: ${issue.message}. Name the plan.json of coterie plan.`,
    );
  }
  if (plan.data.provenance.tableHash !== model.provenance.tableHash) {
    throw new CliError(
      "usage",
      `${place} was made for segments of another table than this model's. Make a plan for this model with: coterie plan`,
    );
  }
  return plan.data;
}

function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError("usage", `${place} is no plan: it is not JSON. Name the plan.json of coterie plan.`, { cause });
  }
}
