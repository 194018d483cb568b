import type { ReportData, Run } from "@coterie/wire";
import { reportData } from "../../data/report-data.js";
import { fetchModel } from "./requests.js";
import { type Fetched, useFetched } from "./use-fetched.js";

/** What the views draw of a run. */
export function useModel(run: Run): Fetched<ReportData> {
  return useFetched(`${run.id} ${run.revision}`, async () => reportData(await fetchModel(run.id, run.revision)));
}
