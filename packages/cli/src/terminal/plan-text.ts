import { moneyText, type Plan, type PlanLine, rangeText } from "@coterie/segment";
import { count, percent } from "./format.js";
import type { Paint } from "./summary.js";
import { type TextColumn, textTable, wrap } from "./text-table.js";

const left = (title: string): TextColumn => ({ title, align: "left" });
const right = (title: string): TextColumn => ({ title, align: "right" });

/** A plan for a person at a terminal: the finding, where the money goes, what each line needs, what can be learned, what not to do. */
export function planText(plan: Plan, width: number, paint: Paint): string {
  const lineWidth = Math.max(40, width - 4);
  const say = (text: string): string => `  ${wrap(text, lineWidth, "  ")}`;
  return [
    paint.bold(say(plan.finding)),
    ...block(splitText(plan, say)),
    ...block(linesText(plan, say)),
    ...block(valuesText(plan, say)),
    ...block(powerText(plan, say)),
    ...block(plan.warnings.map(({ message }) => say(`! ${message}`)).join("\n")),
    "",
    say(`For ${plan.use.intended}. Not for ${plan.use.prohibited}.`),
  ].join("\n");
}

function block(text: string): readonly string[] {
  return text === "" ? [] : ["", text];
}

/** Where the budget goes. */
function splitText({ split, lines, currency }: Plan, say: (text: string) => string): string {
  if (split === null || split.allotments.length === 0) return "";
  const rows = split.allotments.map(({ segment, channel, customers, contacts, cost, extraConversions, profit }) => [
    whoIs(lines, segment),
    channel,
    count(customers),
    count(contacts),
    moneyText(cost, currency),
    count(Math.round(extraConversions.expected)),
    moneyText(profit.expected, currency),
    `${moneyText(profit.low, currency)} to ${moneyText(profit.high, currency)}`,
  ]);
  const table = textTable(
    [
      left("spend it on"),
      left("by"),
      right("customers"),
      right("contacts"),
      right("cost"),
      right("extra"),
      right("earns"),
      left("between"),
    ],
    rows,
  );
  const notes = [
    `In all ${moneyText(split.spent, currency)} of ${moneyText(split.budget, currency)}, earning ${rangeText(split.profit, currency)} beyond its cost. The ends add up as if all went well or badly together.`,
    split.shortOfBest === 0
      ? "No other split of this budget is expected to earn more."
      : `Another split could earn at most ${moneyText(split.shortOfBest, currency)} more: ${split.caveat}`,
  ];
  return [table, "", ...notes.map(say)].join("\n");
}

/** Each segment on each channel: whom it reaches, what is known of it. */
function linesText({ lines, currency, basis }: Plan, say: (text: string) => string): string {
  const columns = [right(""), left("segment"), left("to"), left("by"), right("reach"), right("of"), right("answers")];
  const money =
    basis === "ranked"
      ? []
      : [right("cost of all"), right("must bring"), ...(basis === "economic" ? [right("brings")] : [])];
  const told = lines.filter(({ response, breakEven }) => response !== null || breakEven !== null);
  const rows = told.map((line) => {
    const { audience, response, breakEven, costOfAll, effect } = line;
    const known = [
      String(line.rank),
      `${line.segment} ${shortName(line)}`,
      line.objective,
      line.channel,
      audience.contactable === null ? "unknown" : count(audience.contactable),
      count(audience.customers),
      response === null ? "–" : rate(response.rate),
    ];
    const costs = [
      costOfAll === null ? "–" : moneyText(costOfAll, currency),
      breakEven === null ? "–" : rate(breakEven),
      ...(basis === "economic" ? [effect === null ? "–" : rate(effect.lift.expected)] : []),
    ];
    return basis === "ranked" ? known : [...known, ...costs];
  });
  const table = rows.length === 0 ? "" : `${textTable([...columns, ...money], rows)}\n`;
  const untold = [...new Set(lines.map(({ segment }) => segment))]
    .sort((a, b) => a - b)
    .flatMap((segment) => {
      const own = lines
        .filter((line) => line.segment === segment && !told.includes(line))
        .map(({ channel }) => channel);
      return own.length === 0 ? [] : [`segment ${segment} ${own.join(", ")}`];
    });
  const notes = [
    "reach = may be contacted there (objections and missing consents are out); answers = clicks an impression, drawn toward all segments.",
    ...(basis === "ranked"
      ? []
      : [
          "must bring = extra sales a contact that pay for it" +
            (basis === "economic" ? "; brings = measured conversion less what happens anyway." : "."),
        ]),
  ];
  if (untold.length > 0) notes.push(`Nothing known yet, in the playbook's order: ${untold.join("; ")}.`);
  return table + notes.map(say).join("\n");
}

/** Where value lies, where the plan says what value is. */
function valuesText({ values, currency }: Plan, say: (text: string) => string): string {
  if (values === null) return "";
  const parts = values.map(
    ({ segment, mean, share }) =>
      `segment ${segment} ${moneyText(mean, currency)}${share === null ? "" : ` (${percent(share)} of all value)`}`,
  );
  return say(`A customer is worth, by the mean: ${parts.join(", ")}.`);
}

/** What can be learned, and what is too small: of the lines that get money, else of all that something is known of. */
function powerText({ lines, pools, split }: Plan, say: (text: string) => string): string {
  const funded = split?.allotments ?? [];
  const tested = lines
    .filter(({ power }) => power !== null)
    .filter(
      (line) =>
        funded.length === 0 || funded.some((own) => own.segment === line.segment && own.channel === line.channel),
    );
  if (tested.length === 0) return "";
  const rows = tested.map((line) => {
    const power = line.power as NonNullable<PlanLine["power"]>;
    return [
      `${line.segment} ${shortName(line)}`,
      line.channel,
      `${rate(power.from)} to ${rate(power.to)}`,
      count(power.customersPerArm),
      count(power.available),
      power.enough ? `${count(power.days ?? 0)} days` : "too small",
      power.detectable === null ? "–" : `+${rate(power.detectable)}`,
    ];
  });
  const hopeless = tested
    .filter(({ power }) => power?.enough === false)
    .filter(
      ({ segment, channel }) =>
        !pools.some((pool) => pool.enough && pool.channel === channel && pool.segments.includes(segment)),
    )
    .map(({ segment, channel }) => `segment ${segment} on ${channel}`);
  const what = tested.some(({ power }) => power?.measure === "conversion") ? "sales" : "clicks of two versions";
  return [
    textTable(
      [
        left("can it be learned?"),
        left("by"),
        left(`from, to (${what})`),
        right("an arm"),
        right("there"),
        left(""),
        right("least rise seen"),
      ],
      rows,
    ),
    say("At 80% power and 5% two-sided; an arm is half of those who may be contacted."),
    ...pools
      .filter(
        ({ enough, segments, channel }) =>
          enough && tested.some((line) => line.channel === channel && segments.includes(line.segment)),
      )
      .map(({ text }) => say(text)),
    ...(hopeless.length === 0 ? [] : [say(`Too few even with another segment: ${hopeless.join("; ")}.`)]),
  ].join("\n");
}

function whoIs(lines: readonly PlanLine[], segment: number): string {
  const line = lines.find((candidate) => candidate.segment === segment) as PlanLine;
  return `${segment} ${shortName(line)}`.trimEnd();
}

function shortName({ segment, name }: PlanLine): string {
  return name === `Segment ${segment}` ? "" : name;
}

function rate(value: number): string {
  return Math.abs(value) < 0.1 ? `${Number((100 * value).toPrecision(2))}%` : percent(value);
}
