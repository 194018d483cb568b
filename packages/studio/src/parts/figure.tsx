import type { ReactElement, ReactNode } from "react";
import type { DataTable } from "../sheets/data-table.js";
import { CopyCsv } from "./copy-csv.js";
import styles from "./figure.module.css";
import { TableBehind } from "./table-behind.js";

/** The parts of a figure: what to see, the picture, what is plotted, and the table behind it. */
export interface FigureProps {
  /** The finding, as a sentence. */
  readonly title: ReactNode;
  /** What is plotted and how to read it. */
  readonly caption: ReactNode;
  /** The picture's numbers. */
  readonly table: DataTable | null;
  /** Whether the picture is itself a table, so that its numbers need only be copied. */
  readonly isTable?: boolean;
  readonly children: ReactNode;
}

/** A picture with its finding above, its definition below and its table behind a disclosure. */
export function Figure({ title, caption, table, isTable = false, children }: FigureProps): ReactElement {
  return (
    <>
      <figure className={styles.figure} data-picture={table?.id}>
        <h3>{title}</h3>
        {children}
        <figcaption className={styles.caption}>{caption}</figcaption>
      </figure>
      {table !== null && (isTable ? <CopyCsv table={table} /> : <TableBehind table={table} />)}
    </>
  );
}
