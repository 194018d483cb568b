import { type ReactElement, useState } from "react";
import type { DataTable } from "../sheets/data-table.js";
import { toCsv } from "../sheets/to-csv.js";
import styles from "./copy-csv.module.css";

/**
 * A button that copies a table as CSV and says so.
 *
 * @param props.table The table.
 */
export function CopyCsv({ table }: { readonly table: DataTable }): ReactElement {
  const [said, say] = useState("");
  const copy = async (): Promise<void> => {
    const done = await copied(toCsv(table));
    say(done ? `${table.rows.length} rows copied` : "The browser did not allow copying: select the table instead.");
  };
  return (
    <p className={`control ${styles.line}`}>
      <button type="button" onClick={() => void copy()}>
        Copy as CSV
      </button>{" "}
      <span role="status" className="small muted">
        {said}
      </span>
    </p>
  );
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text);
  }
}

/** Where the clipboard may not be written to directly: pages opened from disk in some browsers. */
function copiedBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
