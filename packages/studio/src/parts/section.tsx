import type { ReactElement, ReactNode } from "react";
import styles from "./section.module.css";

/** One view's place on a page. */
export interface SectionProps {
  /** Anchor within the page. */
  readonly id: string;
  readonly heading: ReactNode;
  /** On paper, whether it begins a new page. */
  readonly startsPage?: boolean;
  readonly children: ReactNode;
}

/** A view under its heading. */
export function Section({ id, heading, startsPage = false, children }: SectionProps): ReactElement {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-heading`}
      className={startsPage ? `${styles.section} ${styles.fresh}` : styles.section}
    >
      <h2 id={`${id}-heading`}>{heading}</h2>
      {children}
    </section>
  );
}
