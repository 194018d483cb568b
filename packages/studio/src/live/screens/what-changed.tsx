import type { ReportData, Run } from "@coterie/wire";
import type { ReactElement } from "react";
import { Disclosure } from "../../parts/disclosure.js";
import { formatPercent } from "../../words/format-percent.js";
import { useModel } from "../state/use-model.js";

/** What another setting changed: this run beside the one before, segment by segment. */
export function WhatChanged({
  data,
  before,
}: {
  readonly data: ReportData;
  readonly before: Run;
}): ReactElement | null {
  const { value } = useModel(before);
  if (value === null) return null;
  const lines = differences(value, data);
  return (
    <Disclosure summary="What changed since the run before">
      {lines.length === 0 ? (
        <p>Nothing: the same segments with the same words.</p>
      ) : (
        <ul className="prose">
          {lines.map((line) => (
            <li key={line}>
              <bdi>{line}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  );
}

const read = { natural: "separate groups", sliced: "tiers", none: "no segments" } as const;

/** Each difference as a sentence; segments go by their number, so they are only set side by side where there are as many. */
function differences(before: ReportData, after: ReportData): readonly string[] {
  const lines: string[] = [];
  const verdicts = [before.comparison.verdict, after.comparison.verdict];
  if (verdicts[0] !== verdicts[1] && verdicts[0] !== null && verdicts[1] !== null)
    lines.push(`The verdict was ${read[verdicts[0]]} and is ${read[verdicts[1]]}.`);
  if (before.segments.length !== after.segments.length) {
    lines.push(`There were ${before.segments.length} segments and are ${after.segments.length}.`);
    return lines;
  }
  for (const [i, now] of after.segments.entries()) {
    const was = before.segments[i]!;
    if (Math.abs(now.share - was.share) >= 0.0005)
      lines.push(
        `Segment ${now.id} held ${formatPercent(was.share)} of customers and holds ${formatPercent(now.share)}.`,
      );
    const levels = new Map(was.persona.traits.map(({ concept, level }) => [concept, level]));
    for (const { concept, label, level } of now.persona.traits) {
      const then = levels.get(concept);
      if (then !== undefined && then !== level) lines.push(`Segment ${now.id}: ${label} was ${then} and is ${level}.`);
    }
    if (now.name !== was.name) lines.push(`Segment ${now.id} was called ${was.name} and is called ${now.name}.`);
  }
  return lines;
}
