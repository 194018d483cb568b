import type { CustomerTable, Segmentation, Warning } from "@coterie/segment";
import { readOptions } from "@coterie/server";
import { type ReadOptions, readCustomers } from "@coterie/tables";
import type { ResolvedConfig } from "@coterie/wire";
import { CliError } from "./cli-error.js";
import type { Settings } from "./settings.js";

/**
 * Read a table to score as the table of the fit was read: the model's own roles and kinds, its decimal sign, its as-of date. So what was clustered
 * is found as it was, and whoever objects leaves. Settings of this command win.
 *
 * @param further Columns this command reads beside the model's own, by role.
 * @throws {CliError} `usage`: columns absent (named), or amounts in another currency than at fit.
 */
export async function readToScore(
  place: string,
  shownPlace: string,
  model: Segmentation,
  settings: Settings,
  options: Pick<ReadOptions, "signal" | "stdin" | "onProgress">,
  further: { readonly consent?: readonly string[]; readonly describe?: readonly string[] } = {},
): Promise<CustomerTable> {
  const { decimal } = model.provenance.config;
  const { roles, ...others } = rolesOf(model, settings.config.roles);
  const table = await readCustomers(place, {
    ...(model.asOf === null ? {} : { asOf: model.asOf }),
    ...(decimal === "." || decimal === "," ? { decimal } : {}),
    ...readOptions(settings.config),
    // Everyone is scored, wherever they are.
    sampleRows: Number.MAX_SAFE_INTEGER,
    memoryLimitBytes: settings.memoryBytes,
    threads: settings.threads,
    ...others,
    roles: { ...roles, ...further },
    ...rulesOf(model),
    ...options,
  }).catch((error: unknown) => {
    throw sayingWhoNeedsThem(error, shownPlace);
  });
  refuseOtherUnits(model, table, shownPlace);
  return table;
}

/** What whoever scores should know: clustered columns without a value here, and the date clustered tenures are counted at. */
export function scoringNotices(model: Segmentation, table: CustomerTable): readonly Warning[] {
  const features = table.columns.filter(({ name }) => featuresOf(model).includes(name));
  const numeric = features.filter((column) => column.kind === "numeric");
  const empty = numeric.filter(({ values }) => values.every((value) => Number.isNaN(value)));
  const tenures = numeric.filter(({ measure }) => measure === "days").map(({ name }) => name);
  return [
    ...empty.map(({ name }) => ({
      code: "empty-feature",
      message: `${name} is empty for every customer; each counts as typical there.`,
    })),
    ...(tenures.length === 0
      ? []
      : [
          {
            code: "tenure-date",
            message: `${tenures.join(", ")}: days are counted at ${table.asOf}; --as-of changes it.`,
          },
        ]),
  ];
}

function featuresOf(model: Segmentation): readonly string[] {
  return model.recipe.steps.map(({ column }) => column);
}

function rolesOf(
  model: Segmentation,
  overrides: ResolvedConfig["roles"],
): Pick<ReadOptions, "roles" | "categories" | "flags" | "lists" | "allowProtected"> {
  const named = (role: string): string[] =>
    model.columns.filter((column) => column.role === role).map((column) => column.name);
  const id = overrides.id ?? named("id");
  return {
    allowProtected: true,
    categories: model.recipe.steps.filter(({ kind }) => kind === "category").map(({ column }) => column),
    flags: featuresOf(model).filter((name) => isFlag(model, name) && listOf(model, name) === null),
    lists: [...new Set(featuresOf(model).flatMap((name) => listOf(model, name) ?? []))],
    roles: {
      feature: featuresOf(model),
      ...(id.length === 0 ? {} : { id }),
      objection: overrides.objection ?? named("objection"),
    },
  };
}

/** The rules of the model, by name of segment: new customers are taken out as those of the fit were. */
function rulesOf({ segments }: Segmentation): Pick<ReadOptions, "carve"> {
  const rules = segments.flatMap(({ name, rule }) => (rule === null ? [] : [[name, rule.condition] as const]));
  return rules.length === 0 ? {} : { carve: Object.fromEntries(rules) };
}

function isFlag(model: Segmentation, name: string): boolean {
  return model.columns.some((column) => column.name === name && column.measure === "flag");
}

/** The list column a flag was one item of: its name ends in `: item`, and the column before that was not read by itself. */
function listOf(model: Segmentation, name: string): string | null {
  const list = model.columns.find(({ kind, name: source }) => kind === "unread" && name.startsWith(`${source}: `));
  return list?.name ?? null;
}

/** The reader speaks of flags; here the model named the columns, so the refusal says so. */
function sayingWhoNeedsThem(error: unknown, place: string): unknown {
  if (!(error instanceof Error && "code" in error && error.code === "unknown-column")) return error;
  const [, flag, missing] =
    /^--(\S+) must name columns? of the table; (.+?) (?:is|are) not among/.exec(error.message) ?? [];
  if (missing === undefined) return error;
  const why =
    flag === "features"
      ? "the model was fitted on it. Add it under that name, or fit a new model"
      : flag === "objection"
        ? "customers of the model could object there. Add it, or name this table's with --objection"
        : `it was the model's ${flag}. Add it, or name this table's with --${flag}`;
  return new CliError("usage", `${place} must have the column ${missing}; ${why}.`, { cause: error });
}

function refuseOtherUnits(model: Segmentation, table: CustomerTable, place: string): void {
  for (const name of featuresOf(model)) {
    const column = table.columns.find((each) => each.name === name);
    const fitted = model.columns.find((each) => each.name === name)?.unit ?? null;
    if (column?.kind !== "numeric" || column.unit === null || fitted === null || column.unit === fitted) continue;
    throw new CliError(
      "usage",
      `${name} must be in ${fitted}, as the model was fitted; ${place} has it in ${column.unit}. Convert it, or fit a new model.`,
    );
  }
}
