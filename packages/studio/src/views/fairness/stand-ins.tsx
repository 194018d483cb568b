import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { BarList } from "../../charts/bar-list.js";
import { Figure } from "../../parts/figure.js";
import { Name } from "../../parts/name.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { standInTable } from "../../sheets/fairness-sheets.js";
import { formatNumber } from "../../words/format-number.js";

const most = 12;

/** Clustered columns that tell a protected one, and how strongly the segments of every K tried go with it. */
export function StandIns({ data }: { readonly data: ReportData }): ReactElement {
  return (
    <>
      {data.standIns.length > 0 && <Tells data={data} />}
      {data.associationsByK.length > 1 && <ByK data={data} />}
    </>
  );
}

function Tells({ data }: { readonly data: ReportData }): ReactElement {
  const [first] = data.standIns;
  const number = `${first!.statistic === "auc" ? "AUC" : "Cramér’s V"} ${formatNumber(first!.value)}`;
  return (
    <Figure
      title={`${first!.feature} stands in for ${first!.protected}: ${number}`}
      caption="How well a clustered column tells a protected one. AUC: how often a customer with the attribute lies on its side of one without, from 0.5, never told, to 1, always told. Cramér’s V: from 0 to 1."
      table={standInTable(data)}
      isTable
    >
      <BarList
        label="Columns that stand in for protected ones"
        heads={["Column, and what it tells", "How well"]}
        full={1}
        bars={data.standIns.slice(0, most).map((standIn) => {
          const strength = standIn.statistic === "auc" ? 2 * standIn.value - 1 : standIn.value;
          return {
            key: `${standIn.feature} ${standIn.protected} ${standIn.level}`,
            name: (
              <>
                <Name text={standIn.feature} />
                <span className="muted">
                  {" tells "}
                  <Name text={standIn.protected} />
                  {standIn.level !== null && (
                    <>
                      {" = "}
                      <Name text={standIn.level} />
                    </>
                  )}
                </span>
              </>
            ),
            value: Math.max(0, strength),
            text: `${standIn.statistic === "auc" ? "AUC" : "V"} ${formatNumber(standIn.value)}`,
            mark: null,
          };
        })}
      />
    </Figure>
  );
}

function ByK({ data }: { readonly data: ReportData }): ReactElement {
  const columns = data.associationsByK[0]!.associations.map(({ column }) => column);
  return (
    <Figure
      title="How strongly the segments of every K go with protected columns"
      caption="Cramér’s V at every K that was compared, 0 to 1: a K may sort by a protected column where another does not."
      table={null}
    >
      <ScrollBox label="Cramér’s V by K">
        <table>
          <thead>
            <tr>
              <th scope="col">K</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="number">
                  <Name text={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.associationsByK.map(({ k, associations }) => (
              <tr key={k}>
                <th scope="row">{k === data.comparison.kept.k ? `${k}, kept` : k}</th>
                {associations.map(({ column, cramersV }) => (
                  <td key={column} className="number">
                    {formatNumber(cramersV)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Figure>
  );
}
