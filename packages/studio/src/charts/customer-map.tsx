import type { ReactElement } from "react";
import type { Picture, Segment } from "../data/model.js";
import { givenName } from "../parts/given-name.js";
import { segmentClass } from "../parts/segment-class.js";
import { shorten } from "../words/shorten.js";
import { cellPath } from "./cell-path.js";
import styles from "./customer-map.module.css";
import { linearScale } from "./linear-scale.js";
import { type DensityAreas, densityAreas } from "./plane.js";

const width = 640;

/** What a map draws. */
export interface MapProps {
  readonly picture: Picture;
  readonly segments: readonly Segment[];
}

/**
 * All customers on the plane of the two widest directions: for each segment the areas that hold a quarter, half and nine tenths of
 * it, over the squares where any customer lies.
 */
export function CustomerMap({ picture, segments }: MapProps): ReactElement {
  const height = mapHeight(picture, width);
  const everyone = cellPath(occupied(picture), picture.rows);
  return (
    <svg
      className={styles.map}
      role="img"
      aria-label="Map of customers: the areas in which each segment lies thickest"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
    >
      <rect className={styles.ground} width={width} height={height} />
      <g transform={`scale(${scaleOf(width, picture.columns)} ${scaleOf(height, picture.rows)})`}>
        <path className={styles.everyone} d={everyone} shapeRendering="crispEdges" />
        {densityAreas(picture).map((areas) => (
          <Areas key={areas.segment} areas={areas} />
        ))}
      </g>
      <CentreLabels picture={picture} segments={segments} height={height} />
    </svg>
  );
}

/** One segment on the same plane, over all customers in grey: shows where segments overlap. */
export function SegmentMap({
  picture,
  segment,
}: {
  readonly picture: Picture;
  readonly segment: Segment;
}): ReactElement {
  const side = 220;
  const height = mapHeight(picture, side);
  const own = densityAreas({ ...picture, cells: picture.cells.filter((cell) => cell.segment === segment.id) });
  return (
    <svg
      role="img"
      aria-label={`Where the customers of segment ${segment.id} lie among all customers`}
      viewBox={`0 0 ${side} ${height}`}
      width={side}
    >
      <rect className={styles.ground} width={side} height={height} />
      <g transform={`scale(${scaleOf(side, picture.columns)} ${scaleOf(height, picture.rows)})`}>
        <path className={styles.everyone} d={cellPath(occupied(picture), picture.rows)} shapeRendering="crispEdges" />
        {own.map((areas) => (
          <Areas key={areas.segment} areas={areas} />
        ))}
      </g>
    </svg>
  );
}

function Areas({ areas }: { readonly areas: DensityAreas }): ReactElement {
  return (
    <g className={segmentClass(areas.segment)}>
      {areas.areas.map(({ holds, path }) => (
        <path key={holds} className={styles.area} d={path} />
      ))}
    </g>
  );
}

/** Each square with customers of any segment, once. */
function occupied(
  picture: Picture,
): readonly { readonly column: number; readonly row: number; readonly count: number }[] {
  const squares = new Map(picture.cells.map((cell) => [cell.row * picture.columns + cell.column, cell]));
  return [...squares.values()];
}

function CentreLabels(props: MapProps & { readonly height: number }): ReactElement {
  const { picture, segments, height } = props;
  const x = linearScale(picture.x, [0, width]);
  const y = linearScale(picture.y, [height, 0]);
  const names = new Map(segments.map((segment) => [segment.id, givenName(segment)]));
  const spots = picture.centroids
    .map((c) => ({ id: c.segment, x: clamp(x(c.x), 16, width - 16), y: clamp(y(c.y), 16, height - 16) }))
    .toSorted((a, b) => a.y - b.y || a.x - b.x || a.id - b.id);
  for (let i = 1; i < spots.length; i++) {
    const above = spots.slice(0, i).filter((s) => Math.abs(s.x - spots[i]!.x) < 180);
    const lowest = Math.max(Number.NEGATIVE_INFINITY, ...above.map((s) => s.y));
    if (spots[i]!.y - lowest < 30) spots[i]!.y = Math.min(lowest + 30, height - 16);
  }
  return (
    <>
      {spots.map(({ id, x: cx, y: cy }) => {
        const isToLeft = cx > width * 0.62;
        return (
          <g key={id} className={segmentClass(id)}>
            <circle className={`disc ${styles.centre}`} cx={cx} cy={cy} r="14" />
            <text className="on" x={cx} y={cy} dy=".35em">
              {id}
            </text>
            <text
              className={`${styles.name} halo${isToLeft ? " end" : ""}`}
              x={isToLeft ? cx - 20 : cx + 20}
              y={cy}
              dy=".35em"
            >
              {shorten(names.get(id) ?? "", 26)}
            </text>
          </g>
        );
      })}
    </>
  );
}

function mapHeight(picture: Picture, across: number): number {
  const wide = picture.x[1] - picture.x[0];
  const tall = picture.y[1] - picture.y[0];
  const ratio = wide > 0 && tall > 0 ? tall / wide : 0.6;
  return Math.round(across * clamp(ratio, 0.45, 0.85));
}

function scaleOf(pixels: number, cells: number): number {
  return Math.round((pixels / Math.max(cells, 1)) * 1e4) / 1e4;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
