import type { ReactElement } from "react";
import type { BehaviourMeasure } from "../data/behaviour-measures.js";
import type { Segment } from "../data/model.js";
import { segmentClass } from "../parts/segment-class.js";
import { withheld } from "../words/withheld.js";
import { linearScale } from "./linear-scale.js";
import { LineMark } from "./spread-rows.js";

const width = 320;
const left = 34;
const right = width - 70;
const step = 26;

/**
 * One behaviour: a disc a segment from zero, its 95% interval, all customers as a dashed line.
 *
 * @param props.measure The behaviour over all segments.
 * @param props.segments The model's segments.
 */
export function RateChart(props: {
  readonly measure: BehaviourMeasure;
  readonly segments: readonly Segment[];
}): ReactElement {
  const { measure, segments } = props;
  const { all, print } = measure;
  const ends = measure.segments.flatMap((seen) =>
    seen === null ? [] : [seen.value, seen.interval?.low ?? 0, seen.interval?.high ?? 0],
  );
  const x = linearScale([Math.min(0, all, ...ends), Math.max(0, all, ...ends)], [left, right]);
  const bottom = segments.length * step + 4;
  return (
    <svg
      role="img"
      aria-label={`${measure.name} by segment; all customers ${print(all)}`}
      viewBox={`0 0 ${width} ${bottom + 20}`}
      width={width}
    >
      <path className="line" d={`M${x(0)} 0V${bottom}`} />
      <path className="baseline" d={`M${x(all)} 0V${bottom}`} strokeDasharray="3 3" />
      {segments.map((segment, i) => {
        const y = i * step + 14;
        const seen = measure.segments[i] ?? null;
        return (
          <g key={segment.id} className={segmentClass(segment.id)}>
            <LineMark id={segment.id} y={y} />
            {seen === null ? (
              <text className="muted" x={left} y={y} dy=".35em">
                {withheld}
              </text>
            ) : (
              <>
                <path className="line" d={`M${x(0)} ${y}H${x(seen.value)}`} />
                {seen.interval !== null && (
                  <path className="spanning" d={`M${x(seen.interval.low)} ${y}H${x(seen.interval.high)}`} />
                )}
                <circle className="disc" cx={x(seen.value)} cy={y} r="5" />
                <text
                  className="halo plain"
                  x={Math.max(x(seen.value), x(seen.interval?.high ?? seen.value)) + 10}
                  y={y}
                  dy=".35em"
                >
                  {print(seen.value)}
                </text>
              </>
            )}
          </g>
        );
      })}
      <text className="muted" x={left} y={bottom + 16}>
        {`all customers ${print(all)}`}
      </text>
    </svg>
  );
}
