import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { Figure } from "../../parts/figure.js";
import { Name } from "../../parts/name.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { PlainTable } from "../../parts/table-behind.js";
import { againstTable } from "../../sheets/against-sheet.js";
import { formatCount, formatNumber } from "../../words/format-number.js";
import { formatPercent } from "../../words/format-percent.js";
import { sentenceCase } from "../../words/sentence-case.js";
import { withheldNote } from "../../words/withheld.js";

/** These segments beside the ones the bank had. Nothing where that was not asked. */
export function AgainstExisting({ data }: { readonly data: ReportData }): ReactElement | null {
  const { against } = data;
  if (against === null) return null;
  return (
    <Figure
      title={against.sentence}
      caption={`Where the customers of each segment of ${against.column} went, of ${formatCount(against.customers)} customers who have one; adjusted Rand index ${formatNumber(against.adjustedRandIndex)}, 1 being the same segments under other names. ${withheldNote(data.minCell)}`}
      table={againstTable(data, against)}
      isTable
    >
      <ScrollBox label={`Segments beside ${against.column}`}>
        <PlainTable table={againstTable(data, against)} />
      </ScrollBox>
      {against.changes.length > 0 && (
        <ul className="prose">
          {against.changes.map((change) => (
            <li key={change}>{sentenceCase(change)}</li>
          ))}
        </ul>
      )}
      {against.explained.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Told of unseen customers</th>
              <th scope="col" className="number">
                These segments
              </th>
              <th scope="col" className="number">
                <Name text={against.column} />
              </th>
            </tr>
          </thead>
          <tbody>
            {against.explained.map(({ column, ours, theirs }) => (
              <tr key={column}>
                <th scope="row">
                  <Name text={column} />
                </th>
                <td className="number">{formatPercent(ours)}</td>
                <td className="number">{formatPercent(theirs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Figure>
  );
}
