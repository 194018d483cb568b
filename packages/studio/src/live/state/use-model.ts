import type { ReportData, Run } from "@coterie/wire";
import { fetchView } from "./requests.js";
import { type Fetched, useFetched } from "./use-fetched.js";

/** What the views draw of a run. */
export function useModel(run: Run): Fetched<ReportData> {
  return useFetched(`${run.id} ${run.revision}`, () => fetchView(run.id, run.revision));
}
