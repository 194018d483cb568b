import type { ReportData } from "@coterie/wire";
import type { ReactElement, ReactNode } from "react";
import { columnsByName } from "../../data/columns-by-name.js";
import type { Association } from "../../data/model.js";
import { CopyCsv } from "../../parts/copy-csv.js";
import { Figure } from "../../parts/figure.js";
import { Name } from "../../parts/name.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { Section } from "../../parts/section.js";
import { SegmentTag } from "../../parts/segment-tag.js";
import { fairnessTable } from "../../sheets/fairness-sheets.js";
import { formatNumber } from "../../words/format-number.js";
import { formatPercent } from "../../words/format-percent.js";
import { plural } from "../../words/plural.js";
import { withheld, withheldNote } from "../../words/withheld.js";
import { StandIns } from "./stand-ins.js";

/** How segments are spread over protected attributes: the share of each level in each segment, and Cramér's V. */
export function Fairness({ data }: { readonly data: ReportData }): ReactElement {
  return (
    <Section id="fairness" heading="Fairness audit">
      {data.associations.length === 0 ? (
        <p>
          No column is known as protected (gender, ethnicity, religion, nationality, marital status, disability), so
          nothing could be audited. That is no sign that the segments treat groups alike: other columns can stand in for
          a protected one. Name a protected column to have it audited; it will not be clustered.
        </p>
      ) : (
        <>
          <p>
            Leaving a protected column out of the clustering is no comfort by itself, since other columns can stand in
            for it. What counts is how belonging to a segment goes with the attribute. Cramér’s V says how strongly: 0
            is not at all, 1 completely.
          </p>
          {data.associations.map((association) => (
            <Attribute key={association.column} data={data} association={association} />
          ))}
          <CopyCsv table={fairnessTable(data)} />
          <p className="small muted">{`Shares are of the segment’s customers with a value. ${withheldNote(data.minCell)}`}</p>
        </>
      )}
      <StandIns data={data} />
      <Sensitive data={data} />
    </Section>
  );
}

function Attribute(props: { readonly data: ReportData; readonly association: Association }): ReactElement {
  const { data, association } = props;
  const name = <Name text={association.column} />;
  const title: ReactNode =
    association.cramersV === null ? (
      <>
        {"How strongly segments go with "}
        {name}
        {" could not be computed"}
      </>
    ) : (
      <>
        {`Segments ${strength(association.cramersV)} `}
        {name}
        {`: Cramér’s V ${formatNumber(association.cramersV)}`}
      </>
    );
  return (
    <Figure
      title={title}
      caption={
        <>
          {name}
          {` is ${standing(association.column, data)}.`}
        </>
      }
      table={null}
    >
      <ScrollBox label={`Shares of ${association.column} by segment`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Segment</th>
              {association.levels.map((level) => (
                <th key={level} scope="col" className="number">
                  <Name text={level} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.segments.map((segment, i) => (
              <tr key={segment.id}>
                <th scope="row">
                  <SegmentTag segment={segment} />
                </th>
                {association.levels.map((level, j) => {
                  const share = association.shares[i]?.[j] ?? null;
                  return (
                    <td key={level} className="number">
                      {share === null ? withheld : formatPercent(share)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Figure>
  );
}

/** What the attribute had to do with forming the segments. */
function standing(name: string, data: ReportData): string {
  if (!data.recipe.steps.some((step) => step.column === name)) return "not clustered";
  const isSensitive = columnsByName(data).get(name)?.sensitive === true;
  return isSensitive
    ? "clustered, as a sensitive column: it helps decide who belongs where"
    : "clustered, because it was allowed by name: it helps decide who belongs where";
}

/** Bands of V, in words; the number always stands beside them. */
function strength(v: number): string {
  if (v < 0.1) return "hardly go with";
  return v < 0.3 ? "go to some degree with" : "go strongly with";
}

function Sensitive({ data }: { readonly data: ReportData }): ReactElement | null {
  const columns = columnsByName(data);
  const sensitive = [...new Set(data.recipe.steps.map((step) => step.column))].filter(
    (column) => columns.get(column)?.sensitive === true,
  );
  if (sensitive.length === 0) return null;
  return (
    <p>
      {"Sensitive and clustered: "}
      {sensitive.map((column, i) => (
        <span key={column}>
          {i > 0 && ", "}
          <Name text={column} />
        </span>
      ))}
      {`. ${plural(sensitive.length, "It helps", "They help")} decide who belongs where and ${plural(sensitive.length, "never stands", "never stand")} in a segment’s name.`}
    </p>
  );
}
