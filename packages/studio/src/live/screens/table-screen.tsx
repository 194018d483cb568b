import type { Inspection } from "@coterie/wire";
import type { ReactElement } from "react";
import { formatCount } from "../../words/format-number.js";
import { plural } from "../../words/plural.js";
import { formatBytes } from "../parts/format-bytes.js";
import { Notice } from "../parts/notice.js";
import { Progress } from "../parts/progress.js";
import { Replay } from "../parts/replay.js";
import { fetchInspection } from "../state/requests.js";
import { useFetched } from "../state/use-fetched.js";
import { AdviceList } from "./advice-list.js";
import { ColumnsTable } from "./columns-table.js";
import { DropZone } from "./drop-zone.js";
import { FirstPicture } from "./first-picture.js";
import { ReadingForm } from "./reading-form.js";
import type { ScreenProps } from "./screen.js";
import styles from "./table-screen.module.css";

/** The table: dropped, on its way, being read, or there with what each column is for. */
export function TableScreen({ project, go, actions }: ScreenProps): ReactElement {
  const { source, job, maxUploadBytes } = project;
  const number = project.inspection;
  const inspection = useFetched(number === null ? null : String(number), () => fetchInspection(number!));
  const { sending } = actions;
  const isLooking = job?.kind === "inspect" && job.state === "running";
  const isBusy = job?.state === "running" && job.kind === "run";
  const drop = (file: File): void => void actions.drop(file);
  return (
    <>
      {sending !== null && (
        <Progress
          what={`copying ${sending.name} into the project`}
          fraction={sending.total === 0 ? null : sending.sent / sending.total}
          detail={`${formatBytes(sending.sent)} of ${formatBytes(sending.total)}`}
          actions={
            <button type="button" onClick={actions.stopSending}>
              Stop
            </button>
          }
        />
      )}
      {isLooking && sending === null && <Progress key={job.id} what={job.what} fraction={job.fraction} />}
      {job?.kind === "inspect" && job.problem !== null && job.state !== "cancelled" && (
        <Notice title={source === null ? "This file could not be taken in" : "The table could not be read so"} isBad>
          {job.problem.message}
          {source !== null && " The table and the settings before stand."}
        </Notice>
      )}
      {source === null && sending === null && !isLooking && (
        <DropZone maxBytes={maxUploadBytes} isSmall={false} onFile={drop} />
      )}
      {inspection.value !== null && source !== null && (
        <>
          <Inspected inspection={inspection.value} />
          <p className={styles.next}>
            <button
              type="button"
              className={styles.primary}
              disabled={inspection.value.blocked !== null}
              onClick={() => go({ view: "compare" })}
            >
              Choose how many segments
            </button>
          </p>
          <AdviceList
            project={project}
            isBusy={isBusy || isLooking}
            configure={(change) => void actions.configure(change)}
          />
          <h2>What each column is for</h2>
          <div aria-busy={isLooking}>
            <ColumnsTable
              inspection={inspection.value}
              config={actions.config}
              isBusy={isBusy}
              configure={(change) => void actions.configure(change)}
            />
          </div>
          <ReadingForm
            key={JSON.stringify(project.config)}
            config={project.config}
            isBusy={isBusy || isLooking}
            configure={(change) => void actions.configure(change)}
          />
          {!isBusy && <DropZone maxBytes={maxUploadBytes} isSmall onFile={drop} />}
          {project.command !== null && <Replay command={project.command} yaml={project.yaml} />}
        </>
      )}
    </>
  );
}

function Inspected({ inspection }: { readonly inspection: Inspection }): ReactElement {
  const { rows, columns, blocked, warnings, picture, asOf } = inspection;
  const features = columns.filter(({ role }) => role === "feature").length;
  return (
    <>
      <h1>
        {`${formatCount(rows.segmented)} ${plural(rows.segmented, "customer")}, ${features === 0 ? "and nothing to tell them apart by yet" : `told apart by ${formatCount(features)} of ${formatCount(columns.length)} columns`}`}
      </h1>
      <p className="lede">{whereRowsWent(inspection)}</p>
      {asOf !== null && <p className="small muted">{`Tenures are counted at ${asOf}.`}</p>}
      {blocked !== null && (
        <Notice title="Nothing can be clustered yet" isBad>
          {blocked}
        </Notice>
      )}
      {warnings.map(({ code, message }) => (
        <Notice key={`${code}${message}`} title="To know">
          {message}
        </Notice>
      ))}
      {picture !== null && <FirstPicture inspection={inspection} picture={picture} />}
    </>
  );
}

function whereRowsWent({ rows }: Inspection): string {
  const parts = [
    [rows.filtered, "filtered out"],
    [rows.objected, "objected and left before anything was computed"],
    [rows.duplicate, "exact copies dropped"],
    [rows.unusable, "without a single value to cluster"],
  ]
    .filter(([count]) => (count as number) > 0)
    .map(([count, what]) => `${formatCount(count as number)} ${what}`);
  if (parts.length === 0) return `All ${formatCount(rows.read)} rows are used.`;
  return `${formatCount(rows.read)} rows were read: ${parts.join(", ")}.`;
}
