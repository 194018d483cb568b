import type { ReactElement } from "react";
import type { Distribution } from "../data/model.js";
import { segmentClass } from "../parts/segment-class.js";
import { formatQuantity } from "../words/format-quantity.js";
import { LineMark, type SpreadProps, spreadLeft, spreadRight, spreadWidth } from "./spread-rows.js";

const lineHeight = 40;
const room = 32;

/**
 * How each segment spreads over one column, a line a segment, with all customers in grey behind. Every group is drawn as shares
 * of itself on one scale; a bin that is withheld leaves a dotted floor.
 *
 * @param props.distribution Counts on shared bins. Bins are drawn equally wide: on a logarithmic column each stands for a ratio.
 */
export function DistributionChart(props: SpreadProps & { readonly distribution: Distribution }): ReactElement {
  const { row, shown, distribution } = props;
  const bins = distribution.edges.length + 1;
  const base = sharesOf(distribution.base);
  const own = shown.map(({ place }) => sharesOf(distribution.segments[place] ?? []));
  const most = Math.max(1e-9, ...[base, ...own].flat().map((share) => share ?? 0));
  const x = (bin: number) => round(spreadLeft + (bin / bins) * (spreadRight - spreadLeft));
  const bottom = shown.length * lineHeight + 4;
  const first = distribution.edges[0]!;
  const last = distribution.edges.at(-1)!;
  const label = `${row.column.name}: share of customers from under ${formatQuantity(first, row.column)} to ${formatQuantity(last, row.column)} and over, each segment over all customers`;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${spreadWidth} ${bottom + 20}`} width={spreadWidth}>
      {shown.map(({ segment }, i) => {
        const floor = (i + 1) * lineHeight;
        const height = (share: number) => round((share / most) * room);
        return (
          <g key={segment.id} className={segmentClass(segment.id)}>
            <LineMark id={segment.id} y={floor - 14} />
            <path className="base" d={steps(base, x, floor, height)} />
            <path className="spread" d={steps(own[i]!, x, floor, height)} />
            <path className="line" d={`M${spreadLeft} ${floor}H${spreadRight}`} />
            <path className="unknown" d={gaps(own[i]!, x, floor)} />
          </g>
        );
      })}
      <EdgeLabels distribution={distribution} row={row} x={x} y={bottom + 16} />
    </svg>
  );
}

function EdgeLabels(props: {
  readonly distribution: Distribution;
  readonly row: SpreadProps["row"];
  readonly x: (bin: number) => number;
  readonly y: number;
}): ReactElement {
  const { edges } = props.distribution;
  const places =
    edges.length > 4 ? [1, Math.ceil(edges.length / 2), edges.length] : edges.length > 1 ? [1, edges.length] : [1];
  return (
    <>
      {places.map((bin) => (
        <text key={bin} className="muted mid" x={props.x(bin)} y={props.y}>
          {formatQuantity(edges[bin - 1]!, props.row.column)}
        </text>
      ))}
    </>
  );
}

/** Of the counts that are known; null where withheld. */
function sharesOf(counts: readonly (number | null)[]): readonly (number | null)[] {
  const total = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return counts.map((count) => (count === null ? null : total > 0 ? count / total : 0));
}

function steps(
  shares: readonly (number | null)[],
  x: (bin: number) => number,
  floor: number,
  height: (share: number) => number,
): string {
  let path = "";
  for (let bin = 0; bin < shares.length; ) {
    if ((shares[bin] ?? 0) <= 0) {
      bin++;
      continue;
    }
    path += `M${x(bin)} ${floor}`;
    for (; bin < shares.length && (shares[bin] ?? 0) > 0; bin++)
      path += `V${round(floor - Math.max(0.5, height(shares[bin]!)))}H${x(bin + 1)}`;
    path += `V${floor}z`;
  }
  return path;
}

function gaps(shares: readonly (number | null)[], x: (bin: number) => number, floor: number): string {
  return shares.map((share, bin) => (share === null ? `M${x(bin)} ${floor - 2}H${x(bin + 1)}` : "")).join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
