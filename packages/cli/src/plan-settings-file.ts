import type { PlanSettings } from "@coterie/segment";
import { planSettingsSchema } from "@coterie/wire";
import { CliError } from "./cli-error.js";
import { schemaRefusal } from "./schema-refusal.js";
import { readYaml } from "./yaml-file.js";

/** The plan's settings: of the file where one is given, the budget of the flag over the file's. */
export async function readPlanSettings(
  place: string | undefined,
  budget: string | undefined,
  cwd: string,
): Promise<PlanSettings> {
  const content = place === undefined ? {} : await readYaml(place, cwd, "plan", "--config");
  const read = planSettingsSchema.safeParse(content);
  if (!read.success) throw schemaRefusal(read.error, content, `The plan ${place}`, "docs/plan.md");
  return budget === undefined ? read.data : { ...read.data, budget: amountOf("--budget", budget) };
}

function amountOf(flag: string, text: string): number {
  const amount = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? Number(text.replaceAll(",", "")) : Number(text);
  if (amount > 0 && Number.isFinite(amount)) return amount;
  throw new CliError("usage", `${flag} must be an amount of more than 0, like 50000; got ${text}.`);
}
