import type { SavedJob } from "./saved-state.js";

/** A job that was running when the service stopped, as it is told to whoever opens the project again. */
export function interruptedJob(job: SavedJob): SavedJob {
  const what = { run: "run", inspect: "look at the table", advise: "advice" }[job.kind];
  return {
    ...job,
    state: "interrupted",
    fraction: null,
    problem: {
      code: "interrupted",
      message: `The studio stopped while this ${what} was under way (${job.what}). Nothing of it was kept, and everything made before is as it was. Run it again.`,
    },
  };
}
