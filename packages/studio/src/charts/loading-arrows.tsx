import type { ReactElement } from "react";
import type { Picture } from "../data/model.js";
import { shorten } from "../words/shorten.js";

const width = 420;
const radius = 74;
const lineHeight = 19;
const mostArrows = 12;

interface Arrow {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/**
 * Which way each column pulls on the map: an arrow a dimension, the longest twelve, labelled in two columns that cannot collide.
 *
 * @param props.picture Holds the loadings.
 */
export function LoadingArrows({ picture }: { readonly picture: Picture }): ReactElement {
  const strength = (l: Picture["loadings"][number]) => Math.hypot(l.x, l.y);
  const longest = picture.loadings.toSorted((a, b) => strength(b) - strength(a)).slice(0, mostArrows);
  // Loadings have unit length together; below 1e-9 there is no direction to draw, and dividing by them could overflow.
  const scale = radius / Math.max(1e-9, ...longest.map(strength));
  const arrows = longest.map((l) => ({ name: l.dimension, x: l.x * scale, y: -l.y * scale }));
  const right = arrows.filter((arrow) => arrow.x >= 0);
  const left = arrows.filter((arrow) => arrow.x < 0);
  const height = Math.max(2 * radius + 40, (Math.max(right.length, left.length) + 1) * lineHeight);
  const label = `Which way each column pulls on the map; the longest ${longest.length} of ${picture.loadings.length}`;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width}>
      <path
        className="line"
        d={`M${width / 2 - radius} ${height / 2}h${2 * radius}M${width / 2} ${height / 2 - radius}v${2 * radius}`}
      />
      <Side arrows={right} height={height} direction={1} />
      <Side arrows={left} height={height} direction={-1} />
    </svg>
  );
}

function Side(props: {
  readonly arrows: readonly Arrow[];
  readonly height: number;
  readonly direction: 1 | -1;
}): ReactElement {
  const { arrows, height, direction } = props;
  const sorted = arrows.toSorted((a, b) => a.y - b.y);
  const slots = spread(
    sorted.map((arrow) => height / 2 + arrow.y),
    height,
  );
  return (
    <>
      {sorted.map((arrow, i) => {
        const tipX = round(width / 2 + arrow.x);
        const tipY = round(height / 2 + arrow.y);
        const labelX = width / 2 + direction * (radius + 16);
        const labelY = round(slots[i]!);
        return (
          <g key={arrow.name}>
            <path className="line" d={`M${tipX} ${tipY}L${labelX - direction * 4} ${labelY}`} />
            <path className="arrow" d={`M${width / 2} ${height / 2}L${tipX} ${tipY}`} />
            <circle className="tip" cx={tipX} cy={tipY} r="3" />
            <text className={direction < 0 ? "end" : undefined} x={labelX} y={labelY} dy=".35em">
              {shorten(arrow.name, 17)}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** Heights at least a line apart, each as near as can be to where it wants to be, all within the picture. */
function spread(wanted: readonly number[], height: number): readonly number[] {
  const slots = [...wanted];
  for (let i = 1; i < slots.length; i++) slots[i] = Math.max(slots[i]!, slots[i - 1]! + lineHeight);
  let limit = height - lineHeight / 2;
  for (let i = slots.length - 1; i >= 0; i--) {
    slots[i] = Math.min(slots[i]!, limit);
    limit = slots[i]! - lineHeight;
  }
  return slots;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
