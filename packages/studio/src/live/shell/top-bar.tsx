import type { Project } from "@coterie/wire";
import type { ReactElement } from "react";
import { Name } from "../../parts/name.js";
import { formatBytes } from "../parts/format-bytes.js";
import type { Connection } from "../state/use-project.js";
import styles from "./shell.module.css";

/** Where one is: the project, its table, what is going on. */
export function TopBar({
  project,
  connection,
}: {
  readonly project: Project;
  readonly connection: Connection;
}): ReactElement {
  const { name, source, job } = project;
  return (
    <header className={styles.bar}>
      <span className={styles.brand}>Coterie</span>
      <span>
        <Name text={name} />
      </span>
      {source !== null && (
        <span className={styles.source} title={source.name}>
          <Name text={source.name} />
          {` · ${formatBytes(source.bytes)}`}
        </span>
      )}
      <span className={styles.job}>
        {connection === "live" ? (job?.state === "running" ? `${job.what}…` : "On this machine") : "Not connected"}
      </span>
    </header>
  );
}
