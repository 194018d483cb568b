import type { Accept, Advice, CustomerTable, Effect, Influence, Inspection, Trial } from "@coterie/segment";
import { stringify } from "yaml";
import { standInClause } from "./association-lines.js";
import { count, percent } from "./format.js";
import type { Paint } from "./summary.js";
import { type TextColumn, textTable, wrap } from "./text-table.js";

const READ = { natural: "separate groups", sliced: "tiers", none: "no segments" } as const;
/** Columns shown of who decides; the rest decide little. */
const DECIDERS = 10;

/** What the advisor says: the verdict, stand-ins, advice by what it changes, who decides, and the config to paste. */
export function inspectionText(inspection: Inspection, table: CustomerTable, width: number, paint: Paint): string {
  return [
    verdictLines(inspection, width),
    standInLines(inspection, table, width),
    adviceBlock(inspection, width, paint),
    deciders(inspection, table, paint),
    columnsBlock(inspection, table, paint),
    acceptBlock(inspection, paint),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function verdictLines({ asIs, withAdvice, obstacle, sampleRows }: Inspection, width: number): string {
  const sample = `on ${count(sampleRows)} customers`;
  const lines = [
    ...(asIs === null ? [] : [`as it is      ${trialText(asIs)}, ${sample}`]),
    ...(withAdvice === null ? [] : [`as proposed   ${effectText(withAdvice)}`]),
    ...(obstacle === null ? [] : [wrap(`! ${obstacle}`, width - 4, "    ")]),
  ];
  return lines.map((line) => `  ${line}`).join("\n");
}

function trialText({ verdict, k, valley, stability, silhouette }: Trial): string {
  const border = valley > 0.75 ? "no gap at its weakest border" : "a gap at every border";
  const parts = [`${border} (${valley.toFixed(2)})`, `stability ${stability.toFixed(2)}`];
  if (silhouette !== null) parts.push(`silhouette ${silhouette.toFixed(2)}`);
  return `${READ[verdict]} at K = ${k}: ${parts.join(", ")}`;
}

function effectText({ with: after, agreement }: Effect): string {
  const moved =
    agreement > 0.97 ? "the same segments" : `segments agree ${Math.max(0, agreement).toFixed(2)} (1 = the same)`;
  return `${trialText(after)}; ${moved}`;
}

function standInLines({ standIns, associationsByK }: Inspection, table: CustomerTable, width: number): string {
  const audited = table.columns.filter(({ role, kind }) => role === "protected" && kind !== "unread");
  return audited
    .map(({ name }) => {
      const clause = standInClause(standIns.filter((each) => each.protected === name));
      const byK = associationsByK.flatMap(({ k, associations }) => {
        const v = associations.find(({ column }) => column === name)?.cramersV ?? null;
        return v === null ? [] : [`${v.toFixed(2)} at K = ${k}`];
      });
      const said =
        clause === ""
          ? `${name} is not clustered, and no clustered column stands in for it`
          : `${name} is not clustered${clause}`;
      const audit =
        byK.length === 0 ? "" : `\n    Cramér's V with the segments: ${wrap(byK.join(", "), width - 36, "      ")}`;
      return `  ${wrap(said, width - 4, "    ")}${audit}`;
    })
    .join("\n");
}

function adviceBlock({ advice }: Inspection, width: number, paint: Paint): string {
  if (advice.length === 0) return "  nothing to advise: no column stands out";
  const proposed = advice.filter((each) => each.proposed);
  const choices = advice.filter((each) => !each.proposed);
  const block = (title: string, some: readonly Advice[], from: number): string =>
    some.length === 0
      ? ""
      : [`  ${paint.bold(title)}`, ...some.map((each, at) => adviceLines(each, from + at, width, paint))].join("\n");
  return [
    block("proposed", proposed, 1),
    block("a choice: the verdict gets no better by it", choices, proposed.length + 1),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function adviceLines({ what, why, effect, accept }: Advice, at: number, width: number, paint: Paint): string {
  const indent = "     ";
  const head = `  ${String(at).padEnd(2)} ${wrap(what, width - 6, indent)}`;
  const lines = [`because ${why}`, ...(effect === null ? [] : [`gives ${effectText(effect)}`])];
  const config = acceptLines(accept).map((line) => paint.dim(`${indent}${line}`));
  return [head, ...lines.map((line) => `${indent}${wrap(line, width - 6, `${indent}  `)}`), ...config].join("\n");
}

function deciders({ distance, blocks, protectedInPlain }: Inspection, table: CustomerTable, paint: Paint): string {
  if (distance === null) return "";
  const right = (title: string): TextColumn => ({ title, align: "right" });
  const titles: readonly TextColumn[] = [
    { title: "column", align: "left" },
    right("notebook: distance"),
    right("segments"),
    right("here: distance"),
    right("segments"),
  ];
  const cell = (influence: Influence | null, of: "distance" | "separation"): string =>
    influence === null ? "–" : percent(influence[of]);
  const guarded = new Set(table.columns.filter(({ role }) => role === "protected").map(({ name }) => name));
  const shown = distance.columns.filter((row, at) => at < DECIDERS || guarded.has(row.column));
  const rows = shown.map(({ column, plain, kept }) => [
    guarded.has(column) ? `${column} (protected)` : column,
    cell(plain, "distance"),
    cell(plain, "separation"),
    cell(kept, "distance"),
    cell(kept, "separation"),
  ]);
  const sum = (names: readonly string[], side: "plain" | "kept", of: "distance" | "separation"): string => {
    const parts = distance.columns.filter(({ column }) => names.includes(column)).map((row) => row[side]);
    return percent(parts.reduce((total, part) => total + (part?.[of] ?? 0), 0));
  };
  const together = blocks.map((names) => [
    `together: ${names.join(" + ")}`,
    sum(names, "plain", "distance"),
    sum(names, "plain", "separation"),
    sum(names, "kept", "distance"),
    sum(names, "kept", "separation"),
  ]);
  const hidden = distance.columns.length - shown.length;
  const title = `who decides, at K = ${distance.k}: share of the distances between customers, and of what separates the segments`;
  const rest = hidden === 0 ? "" : `\n  and ${count(hidden)} more`;
  return `  ${paint.bold(title)}\n  notebook: every column standardised, flags and protected columns too\n${textTable(titles, [...rows, ...together])}${rest}${guardedLines(protectedInPlain)}`;
}

/** What a notebook's segments would have made of protected columns, where it is a tenth or more at some K. */
function guardedLines(byK: Inspection["protectedInPlain"]): string {
  const names = [...new Set(byK.flatMap(({ columns }) => columns.map(({ column }) => column)))];
  const lines = names.flatMap((name) => {
    const parts = byK.flatMap(({ k, columns }) => {
      const own = columns.find(({ column }) => column === name);
      return own === undefined || own.explained < 0.1 ? [] : [`${percent(own.explained)} at K = ${k}`];
    });
    return parts.length === 0
      ? []
      : [`\n  the notebook's segments would account for this much of ${name}: ${parts.join(", ")}`];
  });
  return lines.join("");
}

function columnsBlock({ columns }: Inspection, table: CustomerTable, paint: Paint): string {
  const facts = new Map(columns.map((each) => [each.column, each]));
  const right = (title: string): TextColumn => ({ title, align: "right" });
  const titles: readonly TextColumn[] = [
    { title: "column", align: "left" },
    { title: "role", align: "left" },
    { title: "type", align: "left" },
    right("missing"),
    right("zeros"),
    right("skew"),
    { title: "because", align: "left" },
  ];
  const rows = table.columns.map(({ name, role, sensitive, why }) => {
    const own = facts.get(name);
    const shareText = (value: number | null | undefined): string =>
      value == null ? "" : value === 0 ? "–" : percent(value);
    return [
      name,
      sensitive ? `${role}, sensitive` : role,
      own?.type ?? "",
      shareText(own?.missing),
      shareText(own?.zeros),
      own?.skewness == null ? "" : own.skewness.toFixed(1),
      why,
    ];
  });
  return `  ${paint.bold("columns")}\n${textTable(titles, rows)}`;
}

function acceptBlock({ accepted }: Inspection, paint: Paint): string {
  const lines = acceptLines(accepted, false);
  if (lines.length === 0) return "";
  return [
    `  ${paint.bold("to accept what is proposed")}, put this in coterie.yaml and run with --config coterie.yaml`,
    "",
    ...lines.map((line) => `    ${line}`),
  ].join("\n");
}

/** The lines of a config that accept something: one a key, or laid out. */
function acceptLines(accept: Accept, flow = true): readonly string[] {
  const columns = Object.entries(accept.columns ?? {}).map(([name, decision]) => [
    name,
    decision.drop && decision.missing === undefined ? "drop" : decision,
  ]);
  const keys = {
    ...(accept.prepare === undefined ? {} : { prepare: accept.prepare }),
    ...(columns.length === 0 ? {} : { columns: Object.fromEntries(columns) as Record<string, unknown> }),
    ...(accept.weights === undefined ? {} : { weights: accept.weights }),
    ...(accept.carve === undefined ? {} : { carve: accept.carve }),
  };
  if (!flow) return Object.keys(keys).length === 0 ? [] : stringify(keys, { lineWidth: 0 }).trimEnd().split("\n");
  return Object.entries(keys).map(
    ([key, value]) => `${key}: ${stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trim()}`,
  );
}
