import type { ReactElement, ReactNode } from "react";
import styles from "./scroll-box.module.css";

/**
 * A frame that scrolls by itself when its table is wider than the page; reachable by keyboard.
 *
 * @param props.label What is inside, for those who do not see it.
 */
export function ScrollBox(props: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.box} tabIndex={0} aria-label={props.label}>
      {props.children}
    </section>
  );
}
