import { type ReactElement, useEffect, useRef, useState } from "react";
import { formatBytes } from "../parts/format-bytes.js";
import styles from "./drop-zone.module.css";

/** Where files go. */
export interface DropZoneProps {
  readonly maxBytes: number;
  /** Whether the project has a table already. */
  readonly isSmall: boolean;
  readonly onFile: (file: File) => void;
}

/** A place to drop a file on; the whole window takes it too. */
export function DropZone({ maxBytes, isSmall, onFile }: DropZoneProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const isOver = useWindowDrop(onFile);
  const pick = (
    <>
      <input
        ref={input}
        className={styles.file}
        type="file"
        tabIndex={-1}
        aria-label="Customer table"
        accept=".csv,.tsv,.txt,.xlsx,.parquet,.json,.jsonl,.ndjson"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = "";
          if (file !== undefined) onFile(file);
        }}
      />
      <button type="button" className={isSmall ? "" : styles.pick} onClick={() => input.current?.click()}>
        {isSmall ? "Choose another file" : "Choose a file"}
      </button>
    </>
  );
  const zone = [styles.zone, isOver ? styles.over : "", isSmall ? styles.small : ""].join(" ");
  if (isSmall) {
    return (
      <div className={zone}>
        {pick}
        <span className="small muted">or drop one here: it takes this table’s place once it has been read.</span>
      </div>
    );
  }
  return (
    <div className={zone}>
      <h1>Drop a customer table</h1>
      <p className="lede">One row a customer: CSV, Excel, Parquet or JSON, up to {formatBytes(maxBytes)}.</p>
      <p>{pick}</p>
      <ul className="small muted">
        <li>It is copied into this project’s folder, for your eyes alone, and leaves this machine for nowhere.</li>
        <li>Delimiter, encoding, decimal sign, currency and what each column is for are worked out and shown.</li>
        <li>You can overrule every choice before anything is clustered.</li>
      </ul>
    </div>
  );
}

/** Takes files dropped anywhere on the page; says whether one hovers over it. */
function useWindowDrop(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const handler = useRef(onFile);
  handler.current = onFile;
  useEffect(() => {
    const isFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent): void => {
      if (!isFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!isFile(event)) return;
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) handler.current(file);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return isOver;
}
