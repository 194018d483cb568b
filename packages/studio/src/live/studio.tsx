import type { Project } from "@coterie/wire";
import type { MouseEvent, ReactElement } from "react";
import { views } from "../views/index.js";
import { Notice } from "./parts/notice.js";
import { Screen } from "./screens/screen.js";
import { Menu } from "./shell/menu.js";
import styles from "./shell/shell.module.css";
import { TopBar } from "./shell/top-bar.js";
import { useActions } from "./state/use-actions.js";
import { usePlace } from "./state/use-place.js";
import { type Connection, useProject } from "./state/use-project.js";

/** The studio: a menu, a place, and what stands in the way. */
export function Studio(): ReactElement {
  const { project, connection, adopt } = useProject();
  if (project === null) {
    return (
      <main className={styles.main}>
        {connection === "opening" ? (
          <p className="muted">Opening the project…</p>
        ) : (
          <Lost connection={connection} folder={null} />
        )}
      </main>
    );
  }
  return <Open project={project} connection={connection} adopt={adopt} />;
}

function Open(props: {
  readonly project: Project;
  readonly connection: Connection;
  readonly adopt: (project: Project) => void;
}): ReactElement {
  const { project, connection, adopt } = props;
  const [place, go] = usePlace();
  const actions = useActions(project, adopt);
  const { refusal } = actions;
  const follow = (event: MouseEvent): void => {
    const view = event.target instanceof Element ? viewOf(event.target) : null;
    if (view === null) return;
    event.preventDefault();
    go({ view });
  };
  return (
    <>
      <a className={styles.skip} href="#main">
        To the content
      </a>
      <TopBar project={project} connection={connection} />
      <div className={styles.body}>
        <Menu project={project} view={place.view} go={(view) => go({ view })} />
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: links answer to keys by themselves; this only says where they lead */}
        <main id="main" className={styles.main} tabIndex={-1} onClick={follow}>
          {connection !== "live" && <Lost connection={connection} folder={project.folder} />}
          {refusal !== null && refusal.code !== "no-answer" && (
            <Notice
              title={refusal.code === "changed-elsewhere" ? "Changed in another tab" : "That did not work"}
              isBad
              actions={
                <button type="button" onClick={actions.dismiss}>
                  Dismiss
                </button>
              }
            >
              {refusal.message}
            </Notice>
          )}
          <Screen project={project} place={place} go={go} actions={actions} />
        </main>
      </div>
    </>
  );
}

/** The view that a link within a report leads to; here each has a page of its own. */
function viewOf(target: Element): string | null {
  const anchor = target.closest('a[href^="#"]')?.getAttribute("href")?.slice(1);
  if (anchor === "k") return "compare";
  return views.some(({ id }) => id === anchor) ? anchor! : null;
}

/** Why nothing answers, and how to go on. */
function Lost({
  connection,
  folder,
}: {
  readonly connection: Connection;
  readonly folder: string | null;
}): ReactElement {
  if (connection === "no-session") {
    return (
      <Notice title="This studio is open elsewhere" isBad>
        It was started again, or opened in another browser. Open the address it printed in its terminal; everything made
        is as it was.
      </Notice>
    );
  }
  const start = folder === null ? "coterie studio" : `coterie studio --project '${folder}'`;
  return (
    <Notice title="The studio does not answer" isBad>
      {`Its terminal was closed, or the machine slept. Nothing made so far is lost: it lies in the project folder. Start it again with ${start} and open the address it prints; this page also tries again by itself.`}
    </Notice>
  );
}
