import { area, curveMonotoneX, line } from "d3-shape";
import type { ReactElement } from "react";
import type { Valley } from "../data/model.js";
import { segmentClass } from "../parts/segment-class.js";
import { formatPercent } from "../words/format-percent.js";
import { linearScale } from "./linear-scale.js";

const width = 300;
const height = 132;
const floor = height - 10;
const ceiling = 26;

/**
 * The density of two neighbours’ customers along the line through their centres: two hills and the valley between them, or one hill.
 *
 * @param props.valley The pair; its curve is known.
 */
export function ValleyChart({ valley }: { readonly valley: Valley }): ReactElement | null {
  const { a, b, curve, value } = valley;
  if (curve === null) return null;
  const { densities, from, to } = curve;
  const x = linearScale([from, to], [0, width]);
  const highest = Math.max(...densities, curve.peakA.density, curve.peakB.density, 1e-9);
  const y = linearScale([0, highest], [floor, ceiling]);
  const points = densities.map(
    (density, i) => [x(from + ((to - from) * i) / (densities.length - 1)), y(density)] as const,
  );
  const border = x(curve.lowest.at);
  const hill = (some: readonly (readonly [number, number])[]): string =>
    area<readonly [number, number]>()
      .x(([px]) => px)
      .y0(floor)
      .y1(([, py]) => py)
      .curve(curveMonotoneX)
      .digits(1)([...some]) ?? "";
  const ridge =
    line<readonly [number, number]>()
      .x(([px]) => px)
      .y(([, py]) => py)
      .curve(curveMonotoneX)
      .digits(1)([...points]) ?? "";
  const atBorder = [border, y(curve.lowest.density)] as const;
  const left = [...points.filter(([px]) => px < border), atBorder];
  const right = [atBorder, ...points.filter(([px]) => px > border)];
  const discs = apart([x(curve.peakA.at), x(curve.peakB.at)]);
  const isBelow = curve.lowest.density < Math.min(curve.peakA.density, curve.peakB.density);
  return (
    <svg
      role="img"
      aria-label={`Density from segment ${a} to segment ${b}: ${formatPercent(value)} of the lower peak at its lowest`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
    >
      <g className={segmentClass(a)}>
        <path className="hill" d={hill(left)} />
      </g>
      <g className={segmentClass(b)}>
        <path className="hill" d={hill(right)} />
      </g>
      <path className="ridge" d={ridge} />
      <path className="line" d={`M0 ${floor}H${width}`} />
      <path className="baseline" d={`M${border} ${floor}V${ceiling}`} strokeDasharray="3 3" />
      {isBelow && <circle className="dot kept" cx={border} cy={y(curve.lowest.density)} r="3.5" />}
      <text className="halo mid" x={clamp(border)} y={ceiling - 10}>
        {formatPercent(value)}
      </text>
      {[a, b].map((id, i) => (
        <g key={id} className={segmentClass(id)}>
          <circle className="disc" cx={discs[i]} cy={floor - 14} r="10" />
          <text className="on" x={discs[i]} y={floor - 14} dy=".35em">
            {id}
          </text>
        </g>
      ))}
    </svg>
  );
}

function clamp(at: number): number {
  return Math.min(Math.max(at, 24), width - 24);
}

/** Two discs side by side where their peaks are one. */
function apart([left, right]: readonly [number, number]): readonly [number, number] {
  const missing = Math.max(0, 24 - (right - left)) / 2;
  return [Math.max(11, left - missing), Math.min(width - 11, right + missing)];
}
