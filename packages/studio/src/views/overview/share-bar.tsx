import type { ReactElement } from "react";
import type { Segment } from "../../data/model.js";
import { segmentClass } from "../../parts/segment-class.js";
import { formatPercent } from "../../words/format-percent.js";
import styles from "./overview.module.css";

const height = 44;

/**
 * All customers as one bar, cut by segment. Narrow pieces go without a label; the cards below carry every share.
 *
 * @param props.segments The model's segments, largest first.
 */
export function ShareBar({ segments }: { readonly segments: readonly Segment[] }): ReactElement {
  const label = segments.map((s) => `segment ${s.id} ${formatPercent(s.share)}`).join(", ");
  let from = 0;
  return (
    <svg className={styles.shares} role="img" aria-label={`Shares of customers: ${label}`} width="100%" height={height}>
      {segments.map((s) => {
        const at = from;
        from += s.share;
        return (
          <g key={s.id} className={segmentClass(s.id)}>
            <rect className="bar" x={`${round(at * 100)}%`} width={`${round(s.share * 100)}%`} height={height} />
            {s.share >= 0.08 && (
              <text className={styles.on} x={`${round(at * 100)}%`} dx="8" y={height / 2} dy=".35em">
                <tspan className="strong">{s.id}</tspan>
                {` · ${formatPercent(s.share)}`}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 1e3) / 1e3;
}
