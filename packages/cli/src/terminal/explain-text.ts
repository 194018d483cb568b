import type { ExplainResult } from "@coterie/wire";
import { behaviourText } from "./behaviour-text.js";
import { count, figure, percent, withUnit } from "./format.js";
import type { Paint } from "./summary.js";
import { type TextColumn, textTable, wrap } from "./text-table.js";

type Explained = ExplainResult["segments"][number];
type Trait = Explained["persona"]["traits"][number];

const titles: readonly TextColumn[] = [
  { title: "word", align: "left" },
  { title: "number", align: "left" },
  { title: "here", align: "right" },
  { title: "95%", align: "right" },
  { title: "all", align: "right" },
  { title: "the word holds", align: "left" },
  { title: "effect", align: "right" },
  { title: "customers", align: "right" },
];

/** What each word of each segment rests on, its rule and what must be said beside it. */
export function explainText({ segments, resampling }: ExplainResult, width: number, paint: Paint): string {
  const legend =
    resampling === null
      ? "Effect: Cliff's delta against all other customers, for shares the difference of shares; words on either end need 0.147. No intervals were taken."
      : `95%: the middle of ${count(resampling.resamples)} resamples of ${count(resampling.rows)} customers, segments found anew in each. Effect: Cliff's delta against all other customers, for shares the difference of shares; words on either end need 0.147.`;
  const behaviour = behaviourText(segments);
  return [
    ...segments.map((segment) => segmentText(segment, width, paint)),
    ...(behaviour === null ? [] : [behaviour]),
    `  ${wrap(legend, width - 2, "  ")}`,
  ].join("\n\n");
}

function segmentText({ id, name, size, share, persona, nameHolds }: Explained, width: number, paint: Paint): string {
  const { traits, rule, notes, composite, named } = persona;
  const line = (text: string): string => `  ${wrap(text, width - 2, "    ")}`;
  const found =
    rule === null
      ? [line("rule: none of up to three conditions finds the segment.")]
      : [
          line(
            `rule: ${rule.text}. It finds ${percent(rule.recall)} of the segment (recall); ${percent(rule.precision)} of those it finds belong to it (precision).`,
          ),
          ...(rule.conditions.some(({ sensitive }) => sensitive)
            ? [
                line(
                  "The rule uses a column that is kept out of words: it says what divides the segments, and is none to choose customers by.",
                ),
              ]
            : []),
        ];
  const given =
    named?.by !== "person"
      ? []
      : [
          line(
            givenText(
              named.under.map(({ level, concept }) => `${concept} ${level}`),
              nameHolds,
            ),
          ),
        ];
  return [
    `  ${id}  ${paint.bold(name)}  ${percent(share)} of customers (${count(size)}): ${persona.sentence}`,
    ...given,
    ...(traits.length === 0 ? [] : [textTable(titles, traits.map(traitRow))]),
    ...found,
    ...notes.map(line),
    ...(composite === null ? [] : [line(composite.sentence)]),
  ].join("\n");
}

function givenText(under: readonly string[], holds: boolean): string {
  const traits = under.length === 0 ? "no traits" : under.join(", ");
  return holds
    ? `named by a person, when the segment was: ${traits}`
    : `named by a person, when the segment was: ${traits}. It is not now: choose another name with coterie rename.`;
}

function traitRow(trait: Trait): readonly string[] {
  const { phrase, label, statistic, value, interval, all, effect, count: customers } = trait;
  const text = (number: number): string => (statistic === "share" ? percent(number) : withUnit(number, trait.unit));
  return [
    phrase,
    `${statistic} ${label}`,
    text(value),
    interval === null ? "-" : `${text(interval.low)} to ${text(interval.high)}`,
    all === null ? "withheld" : text(all),
    thresholdText(trait, text),
    figure(effect),
    count(customers),
  ];
}

/** From where to where the word holds, and why it is said where the number lies elsewhere. */
function thresholdText(
  { threshold, levelRule, position, from, to, sharedWith }: Trait,
  text: (number: number) => string,
): string {
  const low = threshold.from === null ? null : text(threshold.from);
  const high = threshold.to === null ? null : text(threshold.to);
  const range =
    low === null && high === null
      ? "everywhere"
      : low === null
        ? `under ${high}`
        : high === null
          ? `over ${low}`
          : `${low} to ${high}`;
  const elsewhere = position < from || position > to;
  const why = elsewhere ? (sharedWith.length > 0 ? ", shared" : levelRule === "bands" ? "" : ", effect too small") : "";
  return `${range}${levelRule === "bands" ? " (band)" : ""}${why}`;
}
