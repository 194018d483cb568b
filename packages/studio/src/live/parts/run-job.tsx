import type { Project } from "@coterie/wire";
import type { ReactElement } from "react";
import type { Actions } from "../state/use-actions.js";
import { Notice } from "./notice.js";
import { Progress } from "./progress.js";

const titles = { failed: "The run ended early", cancelled: "Cancelled", interrupted: "The last run was interrupted" };

/** The run that is under way, or why the last one came to nothing; null where there is nothing to say. */
export function RunJob({
  project,
  actions,
}: {
  readonly project: Project;
  readonly actions: Actions;
}): ReactElement | null {
  const { job } = project;
  if (job?.kind !== "run") return null;
  if (job.state === "running") {
    return (
      <Progress
        key={job.id}
        what={job.what}
        fraction={job.fraction}
        actions={
          <button type="button" onClick={() => void actions.cancel()}>
            Cancel
          </button>
        }
      />
    );
  }
  if (job.state === "done" || job.problem === null) return null;
  return (
    <Notice
      title={titles[job.state]}
      isBad={job.state === "failed"}
      actions={
        <button type="button" onClick={() => void actions.run()}>
          Run again
        </button>
      }
    >
      {job.problem.message}
    </Notice>
  );
}
