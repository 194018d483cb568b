import type { ReactElement } from "react";
import type { Segment, Trait } from "../data/model.js";
import { segmentClass } from "../parts/segment-class.js";
import { formatPercent } from "../words/format-percent.js";
import { formatQuantity } from "../words/format-quantity.js";
import { shorten } from "../words/shorten.js";
import { linearScale } from "./linear-scale.js";

const width = 760;
const left = 230;
const right = 540;
const lineHeight = 30;

/**
 * Where each word of a segment stands among all customers: the band that the word means, and the segment's own median in it.
 *
 * @param props.segment The segment; words that rest on a share are told by their lift in the table, and stand at the share here.
 */
export function TraitStrips({ segment }: { readonly segment: Segment }): ReactElement {
  const { traits } = segment.persona;
  const x = linearScale([0, 1], [left, right]);
  const bottom = traits.length * lineHeight + 4;
  return (
    <svg
      className={segmentClass(segment.id)}
      role="img"
      aria-label={`Where the words of segment ${segment.id} stand among all customers: ${traits.map(({ phrase }) => phrase).join(", ")}`}
      viewBox={`0 0 ${width} ${bottom + 20}`}
      width={width}
    >
      {traits.map((trait, i) => {
        const y = i * lineHeight + lineHeight / 2;
        const at = trait.statistic === "median" ? trait.position : trait.value;
        return (
          <g key={`${trait.concept} ${trait.column}`}>
            <text x="0" y={y} dy=".35em">
              {shorten(trait.phrase, 32)}
            </text>
            <path className="line" d={`M${left} ${y}H${right}`} />
            {trait.statistic === "median" && (
              <rect
                className="word"
                x={x(clamp(trait.from))}
                y={y - 8}
                width={Math.max(1, x(clamp(trait.to)) - x(clamp(trait.from)))}
                height="16"
              />
            )}
            <circle className="disc" cx={x(clamp(at))} cy={y} r="6" />
            <text className="muted" x={right + 18} y={y} dy=".35em">
              {numberOf(trait)}
            </text>
          </g>
        );
      })}
      <text className="muted" x={left} y={bottom + 14}>
        least
      </text>
      <text className="muted mid" x={(left + right) / 2} y={bottom + 14}>
        all customers
      </text>
      <text className="muted end" x={right} y={bottom + 14}>
        most
      </text>
    </svg>
  );
}

function numberOf(trait: Trait): string {
  if (trait.statistic === "share")
    return `${formatPercent(trait.value)}${trait.all === null ? "" : ` (all ${formatPercent(trait.all)})`}`;
  const quantity = (value: number) => formatQuantity(value, { measure: null, unit: trait.unit });
  return `${quantity(trait.value)}${trait.all === null ? "" : ` (all ${quantity(trait.all)})`}`;
}

function clamp(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
