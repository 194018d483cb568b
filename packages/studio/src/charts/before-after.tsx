import type { ReactElement } from "react";
import { formatPercent } from "../words/format-percent.js";
import { shorten } from "../words/shorten.js";
import styles from "./before-after.module.css";
import { linearScale } from "./linear-scale.js";

const width = 760;
const left = 210;
const right = width - 70;
const lineHeight = 28;

/** One column's share, as it would have been and as it is; null where it takes no part. */
export interface BeforeAfterLine {
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * Shares before and after, a line a column: hollow before, filled after, an arrow's way between.
 *
 * @param props.lines In order.
 * @param props.label What is plotted, for those who do not see it.
 */
export function BeforeAfter(props: {
  readonly lines: readonly BeforeAfterLine[];
  readonly label: string;
}): ReactElement {
  const { lines, label } = props;
  const most = Math.max(1e-9, ...lines.flatMap(({ before, after }) => [before ?? 0, after ?? 0]));
  const x = linearScale([0, most], [left, right]);
  const bottom = lines.length * lineHeight + 26;
  return (
    <div className={styles.frame}>
      <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${bottom}`} width={width}>
        <circle className="before" cx={left + 6} cy="8" r="5" />
        <text className="muted" x={left + 16} y="8" dy=".35em">
          in a notebook
        </text>
        <circle className="dot kept" cx={left + 126} cy="8" r="5" />
        <text className="muted" x={left + 136} y="8" dy=".35em">
          here
        </text>
        {lines.map(({ name, before, after }, i) => {
          const y = 26 + i * lineHeight + lineHeight / 2;
          const [from, to] = [before ?? 0, after ?? 0];
          return (
            <g key={name}>
              <text x="0" y={y} dy=".35em">
                {shorten(name, 27)}
              </text>
              <path className="line" d={`M${left} ${y}H${right}`} />
              <path className="trace" d={`M${x(from)} ${y}H${x(to)}`} />
              {before !== null && <circle className="before" cx={x(from)} cy={y} r="5" />}
              {after !== null && <circle className="dot kept" cx={x(to)} cy={y} r="5" />}
              <text className={after === null ? "muted" : undefined} x={x(Math.max(from, to)) + 14} y={y} dy=".35em">
                {after === null ? `${small(from)}, then left out` : small(to)}
              </text>
            </g>
          );
        })}
        <path className="line" d={`M${left} 22V${bottom}`} />
      </svg>
    </div>
  );
}

function small(share: number): string {
  return share > 0 && share < 0.001 ? "under 0.1%" : formatPercent(share);
}
