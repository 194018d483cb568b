import type { Inspection } from "@coterie/wire";
import type { ReactElement } from "react";
import { BarList } from "../../charts/bar-list.js";
import { cellPath } from "../../charts/cell-path.js";
import { LoadingArrows } from "../../charts/loading-arrows.js";
import { densityAreas } from "../../charts/plane.js";
import { Figure } from "../../parts/figure.js";
import { Name } from "../../parts/name.js";
import { formatPercent } from "../../words/format-percent.js";
import styles from "./first-picture.module.css";

type Picture = NonNullable<Inspection["picture"]>;

const width = 640;
const most = 12;

/** What can be seen before anything is clustered: how customers lie, and which columns decide how far apart they are. */
export function FirstPicture({
  inspection,
  picture,
}: {
  readonly inspection: Inspection;
  readonly picture: Picture;
}): ReactElement {
  const deciding = inspection.columns
    .filter((column) => column.distanceShare !== null)
    .toSorted((a, b) => b.distanceShare! - a.distanceShare!);
  const bars = deciding.slice(0, most).map(({ name, distanceShare }) => ({
    key: name,
    name: <Name text={name} />,
    value: distanceShare!,
    text: formatPercent(distanceShare),
    mark: null,
  }));
  const seen = formatPercent(picture.explained[0] + picture.explained[1]);
  return (
    <div className={styles.pair}>
      <Figure
        title="Where customers lie thickest, before anything is clustered"
        caption={`All customers on the two directions in which they differ most, which hold ${seen} of all differences. The dark area holds a quarter of them, the next half, the palest nine in ten; grey squares hold the rest.`}
        table={null}
      >
        <Density picture={picture} />
        <LoadingArrows picture={picture} />
      </Figure>
      <Figure
        title="Which columns decide"
        caption={`The share of all distances between customers that each clustered column decides, once prepared${deciding.length > most ? `; the largest ${most} of ${deciding.length}` : ""}.`}
        table={null}
      >
        <BarList label="Columns that decide" heads={["Column", "Share"]} bars={bars} full={bars[0]?.value ?? 0} />
      </Figure>
    </div>
  );
}

function Density({ picture }: { readonly picture: Picture }): ReactElement {
  const tall = (picture.y[1] - picture.y[0]) / (picture.x[1] - picture.x[0]);
  const height = Math.round(width * Math.min(0.75, Math.max(0.4, Number.isFinite(tall) ? tall : 0.6)));
  const [areas] = densityAreas(picture);
  return (
    <svg
      role="img"
      aria-label="Where customers lie thickest on the two directions in which they differ most"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
    >
      <rect className={styles.ground} width={width} height={height} />
      <g transform={`scale(${width / picture.columns} ${height / picture.rows})`}>
        <path className={styles.everyone} d={cellPath(picture.cells, picture.rows)} shapeRendering="crispEdges" />
        {areas?.areas.map(({ holds, path }) => (
          <path key={holds} className={styles.area} d={path} />
        ))}
      </g>
    </svg>
  );
}
