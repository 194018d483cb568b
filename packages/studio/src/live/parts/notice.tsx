import type { ReactElement, ReactNode } from "react";
import styles from "./notice.module.css";

/** What a notice says. */
export interface NoticeProps {
  /** In a few words. */
  readonly title: string;
  /** What happened and what to do. */
  readonly children: ReactNode;
  readonly isBad?: boolean;
  /** Buttons. */
  readonly actions?: ReactNode;
}

/** Something to know, said once and kept until it is dealt with; read out when it appears. */
export function Notice({ title, children, isBad = false, actions }: NoticeProps): ReactElement {
  return (
    <div role={isBad ? "alert" : "status"} className={isBad ? `${styles.notice} ${styles.bad}` : styles.notice}>
      <p>
        <strong>{title}</strong>
        <bdi>{children}</bdi>
      </p>
      {actions !== undefined && <div className={styles.buttons}>{actions}</div>}
    </div>
  );
}
