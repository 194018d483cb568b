import type { ReportData, Run } from "@coterie/wire";
import type { ReactElement } from "react";
import type { Actions } from "../state/use-actions.js";
import { Notice } from "./notice.js";

/** Whether a run holds no segments and nobody insisted on slices. */
export function isWithheld({ verdict, files }: Run): boolean {
  return verdict === "none" && !files.some(({ name }) => name === "segmentation.json");
}

/** The answer that there are no segments: what it means, what to do instead, and the way to slices all the same. */
export function NoSegments(props: {
  readonly data: ReportData;
  readonly isBusy: boolean;
  readonly actions: Actions;
}): ReactElement {
  const { data, isBusy, actions } = props;
  const instead = data.comparison.judgement?.instead ?? [];
  return (
    <>
      <Notice
        title="No segments here"
        actions={
          <button
            type="button"
            disabled={isBusy}
            onClick={() => void actions.run((config) => ({ ...config, allowNone: true }))}
          >
            Slice them all the same
          </button>
        }
      >
        These customers are one crowd: any border would be a line we drew. So no personas, scores or playbook were made.
      </Notice>
      {instead.length > 0 && (
        <>
          <h2>What to do instead</h2>
          <ul className="prose">
            {instead.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
