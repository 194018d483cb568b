import type { Run } from "@coterie/wire";
import { type ReactElement, useRef } from "react";
import { ScrollBox } from "../../parts/scroll-box.js";
import { formatCount } from "../../words/format-number.js";
import { formatBytes } from "../parts/format-bytes.js";
import { isWithheld } from "../parts/no-segments.js";
import { Replay } from "../parts/replay.js";
import { RunJob } from "../parts/run-job.js";
import { fileAddress } from "../state/requests.js";
import styles from "./export-screen.module.css";
import type { ScreenProps } from "./screen.js";

const meanings: Readonly<Record<string, string>> = {
  "report.html": "The whole argument as one page to mail round; it fetches nothing",
  "scores.csv": "Each customer’s segment, in the order of your file",
  "scores.parquet": "Each customer’s segment, in the order of your file",
  "comparison.json": "What each criterion says of each K, and the verdict",
  "segmentation.json": "The model: gives every new customer the same answer",
  "profiles.csv": "Every column in every segment beside all customers",
  "config.yaml": "Every setting of this run; coterie run --config repeats it",
  "manifest.json": "Hashes of each file and where the rows went",
};

/** What people mail first, what machines read last. */
function inOrder(files: Run["files"]): Run["files"] {
  const order = Object.keys(meanings);
  return files.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/** What leaves the studio: files, the command that makes them again, earlier runs, and the end of the project. */
export function ExportScreen({ project, run, go, actions }: ScreenProps & { readonly run: Run }): ReactElement {
  return (
    <>
      <h1>{headline(run)}</h1>
      <RunJob project={project} actions={actions} />
      <ScrollBox label="Files">
        <table className={styles.files}>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">What it is</th>
              <th scope="col" className="number">
                Size
              </th>
              <th scope="col">Take</th>
            </tr>
          </thead>
          <tbody>
            {inOrder(run.files).map(({ name, bytes }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{meanings[name] ?? ""}</td>
                <td className="number">{formatBytes(bytes)}</td>
                <td>
                  <a href={`${fileAddress(run.id, name)}?download=1`} aria-label={`Save ${name}`}>
                    Save
                  </a>
                  {name === "report.html" && (
                    <>
                      {" · "}
                      <a
                        href={fileAddress(run.id, name)}
                        target="_blank"
                        rel="noopener"
                        aria-label="Open report.html in a new tab"
                      >
                        Open
                      </a>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {project.runs.length > 1 && <EarlierRuns project={project} run={run} go={go} actions={actions} />}
      <Replay command={run.command} yaml={project.yaml} />
      <Wipe folder={project.folder} onWipe={() => void actions.wipe().then(() => go({ view: "table", run: null }))} />
    </>
  );
}

function headline(run: Run): string {
  const customers = `${formatCount(run.customers)} customers`;
  if (isWithheld(run)) return `No segments among ${customers}: what was found, to take with you`;
  return `${run.k} segments of ${customers}, to take with you`;
}

function EarlierRuns(props: Omit<ScreenProps, "place"> & { readonly run: Run }): ReactElement {
  const { project, run, go, actions } = props;
  return (
    <>
      <h2>Runs kept in this project</h2>
      <ScrollBox label="Runs">
        <table className={styles.runs}>
          <thead>
            <tr>
              <th scope="col">Compared</th>
              <th scope="col">Kept</th>
              <th scope="col">Segments</th>
              <th scope="col">Do</th>
            </tr>
          </thead>
          <tbody>
            {project.runs.map((each, i) => (
              <tr key={each.id}>
                <th scope="row">{`K = ${each.ks.join(", ")}`}</th>
                <td>{each.k}</td>
                <td className="wide">
                  <bdi>{each.segments.map(({ name }) => name).join(", ")}</bdi>
                </td>
                <td>
                  {each.id === run.id ? (
                    "shown"
                  ) : (
                    <button type="button" onClick={() => go({ run: i === 0 ? null : each.id })}>
                      Show
                    </button>
                  )}{" "}
                  {i > 0 && (
                    <button type="button" onClick={() => void actions.removeRun(each.id)}>
                      Remove
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

function Wipe({ folder, onWipe }: { readonly folder: string; readonly onWipe: () => void }): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <div className={styles.danger}>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Wipe this project…
      </button>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby="wipe-title">
        <h2 id="wipe-title">Wipe the project?</h2>
        <p>
          The table, its settings and every run are removed from <bdi>{folder}</bdi>. Files you saved elsewhere stay.
          This cannot be taken back.
        </p>
        <p className={styles.buttons}>
          <button
            type="button"
            className={styles.wipe}
            onClick={() => {
              dialog.current?.close();
              onWipe();
            }}
          >
            Wipe it
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            Keep it
          </button>
        </p>
      </dialog>
    </div>
  );
}
