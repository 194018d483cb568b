import type { ReactElement } from "react";
import type { CriterionPoint } from "../data/criteria.js";
import { linearScale } from "./linear-scale.js";

const width = 300;
const height = 168;

/** What a criterion's chart draws. */
export interface CriterionChartProps {
  /** What is plotted, for those who do not see it. */
  readonly label: string;
  /** At least two, by rising K. */
  readonly points: readonly CriterionPoint[];
  readonly keptK: number;
  /** The K the criterion prefers, ringed; null where it prefers none. */
  readonly preferredK: number | null;
  /** A value that matters to the verdict, as a dashed line. */
  readonly limit: number | null;
}

/** One criterion over K, the kept K filled in, the preferred one ringed, values printed where there is room. */
export function CriterionChart({ label, points, keptK, preferredK, limit }: CriterionChartProps): ReactElement {
  const ks = points.map((point) => point.k);
  const x = linearScale([Math.min(...ks), Math.max(...ks)], [26, width - 26]);
  const ends = [...points.flatMap(({ low, high }) => [low, high]), ...(limit === null ? [] : [limit])];
  const y = linearScale([Math.min(...ends), Math.max(...ends)], [height - 46, 32]);
  const line = points.map((point, i) => `${i === 0 ? "M" : "L"}${x(point.k)} ${y(point.value)}`).join("");
  const isLabelled = (k: number, i: number): boolean =>
    points.length <= 5 || k === keptK || k === preferredK || i === 0 || i === points.length - 1;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width}>
      <path className="line" d={`M0 ${height - 28}H${width}`} />
      {limit !== null && <path className="baseline" d={`M0 ${y(limit)}H${width}`} strokeDasharray="3 3" />}
      <path className="trace" d={line} />
      {points.map((point, i) => {
        const isKept = point.k === keptK;
        const [cx, cy] = [x(point.k), y(point.value)];
        return (
          <g key={point.k}>
            {point.high > point.low && <path className="baseline" d={`M${cx} ${y(point.low)}V${y(point.high)}`} />}
            {point.k === preferredK && <circle className="ring" cx={cx} cy={cy} r="9" />}
            <circle className={isKept ? "dot kept" : "dot"} cx={cx} cy={cy} r="4.5" />
            {isLabelled(point.k, i) && (
              <text className={isKept ? "mid halo" : "mid halo plain"} x={cx} y={y(point.high) - 13}>
                {point.text}
              </text>
            )}
            <text className={isKept ? "mid strong" : "mid muted"} x={cx} y={height - 8}>
              {isKept && points.length < 8 ? `K = ${point.k}` : point.k}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
