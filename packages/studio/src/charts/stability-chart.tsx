import type { ReactElement } from "react";
import { segmentClass } from "../parts/segment-class.js";
import { linearScale } from "./linear-scale.js";

const width = 640;
const left = 64;
const lineHeight = 34;

/** What a stability chart draws. */
export interface StabilityChartProps {
  /** A line a K, by rising K: how much of each segment comes back, by id. */
  readonly lines: readonly { readonly k: number; readonly stability: readonly number[] }[];
  readonly keptK: number;
  /** From here on a segment counts as stable. */
  readonly limit: number;
}

/** How much of each segment comes back when customers are drawn again: a line a K, a numbered disc a segment. */
export function StabilityChart({ lines, keptK, limit }: StabilityChartProps): ReactElement {
  const x = linearScale([0, 1], [left, width - 20]);
  const bottom = lines.length * lineHeight + 8;
  return (
    <svg
      role="img"
      aria-label={`Stability of each segment at each K, from 0 to 1; from ${limit} on a segment is stable`}
      viewBox={`0 0 ${width} ${bottom + 22}`}
      width={width}
    >
      <rect className="stable" x={x(limit)} y="0" width={x(1) - x(limit)} height={bottom} />
      {lines.map(({ k, stability }, i) => {
        const y = i * lineHeight + lineHeight / 2 + 4;
        const discs = stability
          .map((value, s) => ({ id: s + 1, at: x(value) }))
          .toSorted((p, q) => p.at - q.at || p.id - q.id);
        return (
          <g key={k}>
            <path className="line" d={`M${left} ${y}H${width - 20}`} />
            <text className={k === keptK ? "strong" : "muted"} x="0" y={y} dy=".35em">
              {`K = ${k}`}
            </text>
            {spread(discs.map(({ at }) => at)).map((at, j) => (
              <g key={discs[j]!.id} className={segmentClass(discs[j]!.id)}>
                <circle className="disc" cx={at} cy={y} r="10" />
                <text className="on" x={at} y={y} dy=".35em">
                  {discs[j]!.id}
                </text>
              </g>
            ))}
          </g>
        );
      })}
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <text key={tick} className="muted mid" x={x(tick)} y={bottom + 16}>
          {tick}
        </text>
      ))}
    </svg>
  );
}

/** Places a disc apart, each as near as can be to where it belongs, none past 1. */
function spread(places: readonly number[]): readonly number[] {
  const slots = [...places];
  let limit = width - 16;
  for (let i = slots.length - 1; i >= 0; i--) {
    slots[i] = Math.round(Math.min(slots[i]!, limit) * 10) / 10;
    limit = slots[i]! - 17;
  }
  return slots;
}
