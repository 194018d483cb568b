import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import styles from "./compare-screen.module.css";

/** Which K is kept. */
export interface KPickerProps {
  readonly data: ReportData;
  readonly isBusy: boolean;
  readonly onKeep: (k: number) => void;
  readonly onLook: () => void;
}

/** The K that were compared, one of them kept: picking another describes its segments without fitting again. */
export function KPicker({ data, isBusy, onKeep, onLook }: KPickerProps): ReactElement {
  const { rows, kept, judgement } = data.comparison;
  const advised = judgement?.k ?? null;
  return (
    <div className={styles.picked}>
      <fieldset className={styles.ks}>
        <legend>Keep</legend>
        {rows.map(({ k }) => (
          <button
            key={k}
            type="button"
            className={styles.k}
            aria-pressed={k === kept.k}
            disabled={isBusy}
            onClick={() => onKeep(k)}
          >
            {k}
            <small>{k === advised ? "advised" : " "}</small>
          </button>
        ))}
      </fieldset>
      <p>
        <button type="button" onClick={onLook}>{`Look at the ${kept.k} segments`}</button>
      </p>
    </div>
  );
}
