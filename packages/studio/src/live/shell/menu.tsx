import type { Project } from "@coterie/wire";
import type { MouseEvent, ReactElement } from "react";
import { menu } from "./places.js";
import styles from "./shell.module.css";

/** What the menu needs. */
export interface MenuProps {
  readonly project: Project;
  readonly view: string;
  readonly go: (view: string) => void;
}

/** Links to every place; those there is nothing for yet stand as text. */
export function Menu({ project, view, go }: MenuProps): ReactElement {
  const has = { nothing: true, table: project.source !== null, run: project.runs.length > 0 };
  const follow = (event: MouseEvent, to: string): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <nav className={styles.nav} aria-label="Studio">
      {menu.map(({ heading, needs, places }) => (
        <div key={heading}>
          <h2>{heading}</h2>
          <ol>
            {places.map(({ view: to, name }) => (
              <li key={to}>
                {has[needs] ? (
                  <a
                    href={`?view=${to}`}
                    aria-current={view === to ? "page" : undefined}
                    onClick={(event) => follow(event, to)}
                  >
                    {name}
                  </a>
                ) : (
                  <span className={styles.off}>{name}</span>
                )}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </nav>
  );
}
