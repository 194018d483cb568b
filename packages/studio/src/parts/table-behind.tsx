import type { ReactElement } from "react";
import type { DataTable } from "../sheets/data-table.js";
import { CopyCsv } from "./copy-csv.js";
import { ScrollBox } from "./scroll-box.js";
import styles from "./table-behind.module.css";

/**
 * The numbers behind a picture: closed until asked for, to be copied as CSV.
 *
 * @param props.table The table.
 */
export function TableBehind({ table }: { readonly table: DataTable }): ReactElement {
  return (
    <details className="data">
      <summary>{table.title}</summary>
      <div>
        <CopyCsv table={table} />
        <ScrollBox label={table.title}>
          <PlainTable table={table} />
        </ScrollBox>
        {table.note !== null && <p className={`small muted ${styles.note}`}>{table.note}</p>}
      </div>
    </details>
  );
}

/**
 * A table as it is: the first column heads the rows, once for rows that share it; numbers stand to the right.
 *
 * @param props.table The table.
 */
export function PlainTable({ table }: { readonly table: DataTable }): ReactElement {
  const classOf = (j: number): string | undefined => (table.columns[j]!.isNumeric ? undefined : "w");
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {table.columns.map(({ name }, j) => (
            <th key={name} scope="col" className={classOf(j)}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
          <tr key={i}>
            {row.map(({ text }, j) =>
              j === 0 ? (
                <Head key="head" text={text} rows={runFrom(table.rows, i)} />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells never move
                <td key={j} className={classOf(j)}>
                  {text}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ text, rows }: { readonly text: string; readonly rows: number }): ReactElement | null {
  if (rows === 0) return null;
  if (rows === 1) return <th scope="row">{text}</th>;
  return (
    <th scope="rowgroup" rowSpan={rows}>
      {text}
    </th>
  );
}

/** How many rows from here on have the same first cell; 0 where the row above has it already. */
function runFrom(rows: DataTable["rows"], i: number): number {
  const head = rows[i]![0]!.text;
  if (rows[i - 1]?.[0]?.text === head) return 0;
  let end = i + 1;
  while (rows[end]?.[0]?.text === head) end++;
  return end - i;
}
