import type { ReactElement, ReactNode } from "react";

/**
 * Something a reader may open: a definition, more of the same. Print shows it open.
 *
 * @param props.summary What is inside, in a few words.
 */
export function Disclosure(props: { readonly summary: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <details>
      <summary>{props.summary}</summary>
      {props.children}
    </details>
  );
}
