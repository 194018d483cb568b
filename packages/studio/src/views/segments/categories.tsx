import type { ReportData } from "@coterie/wire";
import type { ReactElement, ReactNode } from "react";
import { indexStep } from "../../charts/heat-step.js";
import { columnsByName } from "../../data/columns-by-name.js";
import type { CategoryProfile } from "../../data/model.js";
import { Disclosure } from "../../parts/disclosure.js";
import { Figure } from "../../parts/figure.js";
import { Name } from "../../parts/name.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { SegmentHead } from "../../parts/segment-tag.js";
import { categoryTable } from "../../sheets/category-table.js";
import { formatLift } from "../../words/format-number.js";
import { formatPercent } from "../../words/format-percent.js";
import { plural } from "../../words/plural.js";
import { withheld, withheldNote } from "../../words/withheld.js";
import { HeatValue } from "./heat-cell.js";
import styles from "./heat-map.module.css";

const mostLevels = 12;
const openColumns = 6;

/** The categories of each segment: the share of every level, on the heat of its lift. Protected columns are left to the audit. */
export function Categories({ data }: { readonly data: ReportData }): ReactElement | null {
  const shown = shownCategories(data);
  if (shown.length === 0) return null;
  const rest = shown.slice(openColumns);
  return (
    <Figure
      title={categoryTitle(data, shown)}
      caption={`Share of each level among the segment’s customers with a value; under it the lift, the share here over the share of all customers. The colours are those of the index: 100 times the lift. ${withheldNote(data.minCell)}`}
      table={categoryTable(data, shown)}
      isTable
    >
      <LevelTable data={data} shown={shown.slice(0, openColumns)} />
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} more ${plural(rest.length, "column")}`}>
          <LevelTable data={data} shown={rest} />
        </Disclosure>
      )}
    </Figure>
  );
}

/**
 * The categories that may be shown beside each other.
 *
 * @param data What is drawn.
 * @returns Those not protected, in table order.
 */
function shownCategories(data: ReportData): readonly CategoryProfile[] {
  const columns = columnsByName(data);
  return data.base.categories.filter((category) => columns.get(category.column)?.role !== "protected");
}

function categoryTitle(data: ReportData, shown: readonly CategoryProfile[]): ReactNode {
  let best = { lift: 1, title: <>The categories, segment by segment</> };
  for (const category of shown)
    for (const segment of data.segments) {
      const levels = segment.profile.categories.find((c) => c.column === category.column)?.levels ?? [];
      for (const level of levels)
        if (level.lift !== null && level.share !== null && level.lift > best.lift && level.share >= 0.1)
          best = {
            lift: level.lift,
            title: (
              <>
                <Name text={category.column} />
                {": "}
                <Name text={level.level} />
                {` is ${formatLift(level.lift)} times as common in segment ${segment.id} as among all customers`}
              </>
            ),
          };
    }
  return best.title;
}

interface LevelTableProps {
  readonly data: ReportData;
  readonly shown: readonly CategoryProfile[];
}

function LevelTable({ data, shown }: LevelTableProps): ReactElement {
  return (
    <ScrollBox label="Categories by segment">
      <table className={styles.heat}>
        <thead>
          <tr>
            <th scope="col">Level</th>
            <th scope="col" className={styles.all}>
              All, share
            </th>
            {data.segments.map((segment) => (
              <SegmentHead key={segment.id} segment={segment} />
            ))}
          </tr>
        </thead>
        {shown.map((category) => (
          <Levels key={category.column} data={data} category={category} />
        ))}
      </table>
    </ScrollBox>
  );
}

function Levels({ data, category }: { readonly data: ReportData; readonly category: CategoryProfile }): ReactElement {
  const levels = inOrder(category.levels);
  const hidden = levels.length - mostLevels;
  const width = data.segments.length + 2;
  const profiles = data.segments.map(
    (segment) =>
      new Map(segment.profile.categories.find((c) => c.column === category.column)?.levels.map((l) => [l.level, l])),
  );
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={width}>
          <Name text={category.column} />
        </th>
      </tr>
      {levels.slice(0, mostLevels).map((level) => (
        <tr key={level.level}>
          <th scope="row">{level.level === "" ? "(empty)" : <Name text={level.level} />}</th>
          <td>{level.share === null ? withheld : formatPercent(level.share)}</td>
          {profiles.map((profile, i) => (
            <LevelCell key={data.segments[i]!.id} level={profile.get(level.level)} />
          ))}
        </tr>
      ))}
      {hidden > 0 && (
        <tr>
          <td
            colSpan={width}
            className={styles.rest}
          >{`${hidden} smaller ${plural(hidden, "level")} not drawn; they are in the copy, and in the model file`}</td>
        </tr>
      )}
    </tbody>
  );
}

/** Commonest first; bands of numbers keep their order. */
function inOrder(levels: CategoryProfile["levels"]): CategoryProfile["levels"] {
  const areBands = levels.length <= mostLevels && levels.every(({ level }) => /^\p{Nd}/u.test(level));
  return areBands ? levels : levels.toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1));
}

function LevelCell({ level }: { readonly level: CategoryProfile["levels"][number] | undefined }): ReactElement {
  if (level === undefined) return <td className={styles.absent}>not profiled</td>;
  if (level.share === null) return <td className={styles.absent}>{withheld}</td>;
  if (level.lift === null) return <td>{formatPercent(level.share)}</td>;
  return (
    <HeatValue
      step={indexStep(level.lift * 100)}
      value={formatPercent(level.share)}
      under={`× ${formatLift(level.lift)}`}
    />
  );
}
