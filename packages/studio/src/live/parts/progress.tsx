import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import styles from "./progress.module.css";

/** How far something is. */
export interface ProgressProps {
  readonly what: string;
  /** 0..1, or null where unknown. */
  readonly fraction: number | null;
  /** Beside the seconds. */
  readonly detail?: string;
  readonly actions?: ReactNode;
}

/** What is being done, how much of it is done, since when. */
export function Progress({ what, fraction, detail = "", actions }: ProgressProps): ReactElement {
  const seconds = useSeconds();
  const share = fraction === null ? null : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div className={styles.progress}>
      <p className={styles.line}>
        <span role="status">{`${what.charAt(0).toUpperCase()}${what.slice(1)}`}</span>
        <span className="muted">{share === null ? "" : `${share}%`}</span>
      </p>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={what}
        {...(share === null ? {} : { "aria-valuenow": share, "aria-valuemin": 0, "aria-valuemax": 100 })}
      >
        <svg width="100%" height="8" aria-hidden="true">
          <rect className={share === null ? styles.unknown : styles.fill} width={`${share ?? 30}%`} height="8" />
        </svg>
      </div>
      <div className={styles.foot}>
        <span className="small muted">{[detail, seconds < 2 ? "" : `${seconds} s`].filter(Boolean).join(" · ")}</span>
        {actions}
      </div>
    </div>
  );
}

/** Whole seconds since the part appeared. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = window.setInterval(() => setSeconds(Math.floor((performance.now() - began) / 1000)), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return seconds;
}
