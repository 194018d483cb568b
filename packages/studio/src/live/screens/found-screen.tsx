import type { ReportData, Run } from "@coterie/wire";
import { type FormEvent, type ReactElement, useState } from "react";
import { segmentClass } from "../../parts/segment-class.js";
import { Finding, views } from "../../views/index.js";
import { formatPercent } from "../../words/format-percent.js";
import { isWithheld, NoSegments } from "../parts/no-segments.js";
import { Notice } from "../parts/notice.js";
import { Replay } from "../parts/replay.js";
import { RunJob } from "../parts/run-job.js";
import type { Actions } from "../state/use-actions.js";
import { useModel } from "../state/use-model.js";
import { BandsForm } from "./bands-form.js";
import styles from "./found-screen.module.css";
import type { ScreenProps } from "./screen.js";
import { WhatChanged } from "./what-changed.js";

/** Views that have nothing to show where there are no segments. */
const ofSegments: readonly string[] = ["segments", "who", "map", "do"];

/** One view of a run. */
export function FoundScreen(props: ScreenProps & { readonly run: Run }): ReactElement {
  const { project, place, actions, run } = props;
  const { value: data, refusal } = useModel(run);
  const view = views.find(({ id }) => id === place.view) ?? views[0]!;
  const before = project.runs.slice(project.runs.indexOf(run) + 1).find(({ source }) => source === run.source);
  const isRunning = project.job?.kind === "run" && project.job.state === "running";
  return (
    <>
      <RunJob project={project} actions={actions} />
      {refusal !== null && (
        <Notice title="The run cannot be shown" isBad>
          {refusal.message}
        </Notice>
      )}
      {data === null && refusal === null && <p className="muted">Fetching what was found…</p>}
      {!isRunning && <Stale {...props} />}
      {data !== null && (
        <>
          {view.id === "segments" && (
            <div className={styles.head}>
              <Finding data={data} />
            </div>
          )}
          {isWithheld(run) && <NoSegments data={data} isBusy={isRunning} actions={actions} />}
          {!(isWithheld(run) && ofSegments.includes(view.id)) && <view.Component data={data} />}
          {view.id === "segments" && !isWithheld(run) && run.id === project.runs[0]?.id && (
            <div key={`${run.id} ${run.revision}`}>
              <Names data={data} isBusy={isRunning} actions={actions} />
              <BandsForm data={data} config={project.config} isBusy={isRunning} actions={actions} />
              {before !== undefined && <WhatChanged data={data} before={before} />}
            </div>
          )}
        </>
      )}
      <Replay command={run.command} yaml={null} />
    </>
  );
}

/** Says where what is shown is not what is asked for now. */
function Stale({ project, run, go, actions }: ScreenProps & { readonly run: Run }): ReactElement | null {
  if (run.id !== project.runs[0]?.id) {
    return (
      <Notice
        title="An earlier run"
        actions={
          <button type="button" onClick={() => go({ run: null })}>
            To the newest
          </button>
        }
      >
        {`This one compared K = ${run.ks.join(", ")} and kept ${run.k}.`}
      </Notice>
    );
  }
  if (run.source !== project.source?.id) {
    return (
      <Notice title="Made from an earlier table">
        The project has another table now. Compare again to see its segments.
      </Notice>
    );
  }
  if (JSON.stringify(sorted(run.config)) === JSON.stringify(sorted(project.config))) return null;
  return (
    <Notice
      title="Settings have changed since this run"
      actions={
        <button type="button" onClick={() => void actions.run()}>
          Run with them
        </button>
      }
    >
      What is shown was made with the settings before.
    </Notice>
  );
}

function sorted(config: object): unknown {
  return Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Names a person gives; the words about each segment stay. */
function Names(props: {
  readonly data: ReportData;
  readonly isBusy: boolean;
  readonly actions: Actions;
}): ReactElement {
  const { data, isBusy, actions } = props;
  const [names, setNames] = useState(() => Object.fromEntries(data.segments.map(({ id, name }) => [String(id), name])));
  const changed = data.segments.filter(({ id, name }) => names[String(id)] !== name);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const given = Object.fromEntries(changed.map(({ id }) => [String(id), names[String(id)]!.trim()]));
    void actions.run((config) => ({ ...config, names: { ...config.names, ...given } }));
  };
  return (
    <form className={styles.names} onSubmit={save}>
      <h3>Call them by names of your own</h3>
      <p className="small muted">
        Names go into the report, the scores and the model; the words about each segment stay.
      </p>
      <ol>
        {data.segments.map(({ id, share }) => (
          <li key={id}>
            <span className={`${styles.disc} ${segmentClass(id)}`}>{id}</span>
            <input
              aria-label={`Name of segment ${id}`}
              value={names[String(id)]}
              maxLength={60}
              required
              disabled={isBusy}
              onChange={({ currentTarget }) => setNames({ ...names, [String(id)]: currentTarget.value })}
            />
            <span className="small muted">{formatPercent(share)}</span>
          </li>
        ))}
      </ol>
      <button type="submit" disabled={isBusy || changed.length === 0}>
        Save the names
      </button>
    </form>
  );
}
