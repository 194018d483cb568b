import type { ReactElement } from "react";
import type { ContrastRow } from "../data/contrast-rows.js";
import type { Segment } from "../data/model.js";
import { segmentClass } from "../parts/segment-class.js";
import { formatQuantity } from "../words/format-quantity.js";
import { withheld } from "../words/withheld.js";
import { linearScale } from "./linear-scale.js";

export const spreadWidth = 320;
export const spreadLeft = 34;
export const spreadRight: number = spreadWidth - 8;

/** One column in the segments that are shown. */
export interface SpreadProps {
  readonly row: ContrastRow;
  /** Segments, in order, each with its place in the row. */
  readonly shown: readonly { readonly segment: Segment; readonly place: number }[];
}

/** A segment's number at the left of its line of a chart. */
export function LineMark({ id, y }: { readonly id: number; readonly y: number }): ReactElement {
  return (
    <>
      <circle className="disc" cx="14" cy={y} r="10" />
      <text className="on" x="14" y={y} dy=".35em">
        {id}
      </text>
    </>
  );
}

const step = 26;

/** Where the middle half of each segment lies on one column, over the middle half of all customers in grey. Null where nothing can be drawn. */
export function QuartileChart({ row, shown }: SpreadProps): ReactElement | null {
  const { q25, median, q75 } = row.base;
  if (q25 === null || median === null || q75 === null) return null;
  const ends = [...row.segments, row.base].flatMap((p) => (p === null ? [] : [p.q25, p.q75])).filter((x) => x !== null);
  const range: readonly [number, number] = [Math.min(...ends), Math.max(...ends)];
  const x = linearScale(range, [spreadLeft, spreadRight]);
  const bottom = shown.length * step + 4;
  const label = `${row.column.name}: middle half of each segment from ${formatQuantity(range[0], row.column)} to ${formatQuantity(range[1], row.column)}; median of all customers ${formatQuantity(median, row.column)}`;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${spreadWidth} ${bottom + 20}`} width={spreadWidth}>
      <rect className="base" x={x(q25)} y="0" width={between(x(q25), x(q75))} height={bottom} opacity=".45" />
      <path className="baseline" d={`M${x(median)} 0v${bottom}`} strokeDasharray="3 3" />
      {shown.map(({ segment, place }, i) => {
        const middle = i * step + 14;
        const profile = row.segments[place] ?? null;
        const known = profile !== null && profile.q25 !== null && profile.median !== null && profile.q75 !== null;
        return (
          <g key={segment.id} className={segmentClass(segment.id)}>
            <LineMark id={segment.id} y={middle} />
            {known ? (
              <>
                <rect
                  className="bar"
                  x={x(profile.q25!)}
                  y={middle - 6}
                  width={between(x(profile.q25!), x(profile.q75!))}
                  height="12"
                />
                <path className="tick" d={`M${x(profile.median!)} ${middle - 9}v18`} />
              </>
            ) : (
              <text className="muted" x={spreadLeft} y={middle} dy=".35em">
                {withheld}
              </text>
            )}
          </g>
        );
      })}
      <text className="muted" x={spreadLeft} y={bottom + 16}>
        {formatQuantity(range[0], row.column)}
      </text>
      <text className="muted end" x={spreadRight} y={bottom + 16}>
        {formatQuantity(range[1], row.column)}
      </text>
    </svg>
  );
}

/** Each segment's mean as a bar from zero, the mean of all customers as a line. Null where nothing can be drawn. */
export function MeanChart({ row, shown }: SpreadProps): ReactElement | null {
  if (row.base.mean === null) return null;
  const means = [...row.segments.map((p) => p?.mean ?? 0), row.base.mean];
  const range: readonly [number, number] = [Math.min(0, ...means), Math.max(0, ...means)];
  const x = linearScale(range, [spreadLeft, spreadRight - 70]);
  const bottom = shown.length * step + 4;
  const label = `${row.column.name}: mean of each segment; all customers ${formatQuantity(row.base.mean, row.column)}`;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${spreadWidth} ${bottom + 20}`} width={spreadWidth}>
      {shown.map(({ segment, place }, i) => {
        const middle = i * step + 14;
        const mean = row.segments[place]?.mean ?? null;
        return (
          <g key={segment.id} className={segmentClass(segment.id)}>
            <LineMark id={segment.id} y={middle} />
            {mean === null ? (
              <text className="muted" x={spreadLeft} y={middle} dy=".35em">
                {withheld}
              </text>
            ) : (
              <>
                <rect
                  className="bar"
                  x={Math.min(x(0), x(mean))}
                  y={middle - 6}
                  width={between(Math.min(x(0), x(mean)), Math.max(x(0), x(mean)))}
                  height="12"
                />
                <text x={Math.max(x(0), x(mean)) + 6} y={middle} dy=".35em">
                  {formatQuantity(mean, row.column)}
                </text>
              </>
            )}
          </g>
        );
      })}
      <path className="line" d={`M${x(0)} 0v${bottom}`} />
      <path className="baseline" d={`M${x(row.base.mean)} 0v${bottom}`} strokeDasharray="3 3" />
      <text className="muted" x={spreadLeft} y={bottom + 16}>
        {`all customers ${formatQuantity(row.base.mean, row.column)}`}
      </text>
    </svg>
  );
}

function between(from: number, to: number): number {
  return Math.max(1, Math.round((to - from) * 10) / 10);
}
