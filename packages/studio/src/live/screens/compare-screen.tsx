import type { Config, Project, Run } from "@coterie/wire";
import { type FormEvent, type ReactElement, useState } from "react";
import { Disclosure } from "../../parts/disclosure.js";
import { ChoosingK } from "../../views/index.js";
import { isWithheld, NoSegments } from "../parts/no-segments.js";
import { Notice } from "../parts/notice.js";
import { Replay } from "../parts/replay.js";
import { RunJob } from "../parts/run-job.js";
import type { Actions } from "../state/use-actions.js";
import { useModel } from "../state/use-model.js";
import styles from "./compare-screen.module.css";
import { KPicker } from "./k-picker.js";
import type { ScreenProps } from "./screen.js";

/** How many segments: what to compare, how far it is, what came of it, and which K is kept. */
export function CompareScreen({ project, place, go, actions }: ScreenProps): ReactElement {
  const run = project.runs.find(({ id }) => id === place.run) ?? project.runs[0] ?? null;
  const isRunning = project.job?.kind === "run" && project.job.state === "running";
  return (
    <>
      <h1>How many segments?</h1>
      {run === null && (
        <p className="lede">
          Every K is fitted, judged by the same criteria, and held against made-up populations without segments. Then
          you choose.
        </p>
      )}
      <CompareForm key={JSON.stringify(project.config)} project={project} actions={actions} isRunning={isRunning} />
      <RunJob project={project} actions={actions} />
      {run !== null && (
        <div className={isRunning ? styles.last : ""}>
          {isRunning && <p className="muted">Until it is done, this is the run before.</p>}
          <Compared run={run} project={project} isRunning={isRunning} actions={actions} go={go} />
        </div>
      )}
      {run === null && !isRunning && project.job?.kind !== "run" && (
        <p className="muted">
          Nothing has been compared yet. Twenty thousand customers take a few seconds, a million about a minute.
        </p>
      )}
      {project.command !== null && (
        <Replay command={run === null ? project.command : run.command} yaml={run === null ? project.yaml : null} />
      )}
    </>
  );
}

function Compared(props: {
  readonly run: Run;
  readonly project: Project;
  readonly isRunning: boolean;
  readonly actions: Actions;
  readonly go: ScreenProps["go"];
}): ReactElement {
  const { run, isRunning, actions, go } = props;
  const { value: data, refusal } = useModel(run);
  if (refusal !== null) {
    return (
      <Notice title="The run cannot be shown" isBad>
        {refusal.message}
      </Notice>
    );
  }
  if (data === null) return <p className="muted">Fetching what was found…</p>;
  const keep = (k: number): void => void actions.run(({ names: _, ...config }) => ({ ...config, keep: k }));
  return (
    <>
      {isWithheld(run) && <NoSegments data={data} isBusy={isRunning} actions={actions} />}
      <KPicker data={data} isBusy={isRunning} onKeep={keep} onLook={() => go({ view: "segments" })} />
      <ChoosingK data={data} />
    </>
  );
}

/** Which K are compared, and how. */
function CompareForm(props: {
  readonly project: Project;
  readonly actions: Actions;
  readonly isRunning: boolean;
}): ReactElement {
  const { project, actions, isRunning } = props;
  const [fields, setFields] = useState(() => fieldsOf(project.config));
  const set = (name: keyof Fields, value: string): void => setFields({ ...fields, [name]: value });
  const low = Number(fields.low);
  const high = Number(fields.high);
  const isRange = Number.isInteger(low) && Number.isInteger(high) && low >= 2 && high <= 100 && low <= high;
  const start = (event: FormEvent): void => {
    event.preventDefault();
    if (isRange) void actions.run((config) => withFields(config, fields));
  };
  return (
    <form className={styles.form} onSubmit={start}>
      <label>
        From
        <input
          type="number"
          min="2"
          max="100"
          value={fields.low}
          onChange={({ currentTarget }) => set("low", currentTarget.value)}
        />
      </label>
      <label>
        to
        <input
          type="number"
          min="2"
          max="100"
          value={fields.high}
          onChange={({ currentTarget }) => set("high", currentTarget.value)}
        />
      </label>
      <button type="submit" className={styles.primary} disabled={isRunning || !isRange}>
        {project.runs.length === 0 ? "Compare" : "Compare again"}
      </button>
      {!isRange && (
        <span role="alert" className="small">
          K goes from 2 to 100, the smaller first.
        </span>
      )}
      <div className={styles.more}>
        <Disclosure summary="Seed, starts and preparation">
          <div>
            <label>
              Seed
              <input
                type="number"
                min="0"
                value={fields.seed}
                onChange={({ currentTarget }) => set("seed", currentTarget.value)}
              />
            </label>
            <label>
              Starts per K
              <input
                type="number"
                min="1"
                placeholder="by size"
                value={fields.restarts}
                onChange={({ currentTarget }) => set("restarts", currentTarget.value)}
              />
            </label>
            <label>
              Preparation
              <select value={fields.prepare} onChange={({ currentTarget }) => set("prepare", currentTarget.value)}>
                <option value="auto">auto</option>
                <option value="plain">plain</option>
                <option value="none">none</option>
              </select>
            </label>
            <label>
              Withhold figures on fewer than
              <input
                type="number"
                min="1"
                value={fields.minCell}
                onChange={({ currentTarget }) => set("minCell", currentTarget.value)}
              />
            </label>
          </div>
        </Disclosure>
      </div>
    </form>
  );
}

interface Fields {
  readonly low: string;
  readonly high: string;
  readonly seed: string;
  readonly restarts: string;
  readonly prepare: string;
  readonly minCell: string;
}

function fieldsOf({ k, seed = 0, restarts, prepare = "auto", minCell = 10 }: Config): Fields {
  return {
    low: String(Math.min(...(k ?? [2]))),
    high: String(Math.max(...(k ?? [8]))),
    seed: String(seed),
    restarts: restarts === undefined ? "" : String(restarts),
    prepare,
    minCell: String(minCell),
  };
}

function withFields(config: Config, { low, high, seed, restarts, prepare, minCell }: Fields): Config {
  const from = Number(low);
  const { keep, names, restarts: _, ...others } = config;
  const k = Array.from({ length: Number(high) - from + 1 }, (__, i) => from + i);
  const isKept = keep !== undefined && k.includes(keep);
  return {
    ...others,
    k,
    ...(isKept ? { keep } : {}),
    ...(isKept && names !== undefined ? { names } : {}),
    seed: Number(seed),
    ...(restarts === "" ? {} : { restarts: Number(restarts) }),
    prepare: prepare as "auto" | "plain" | "none",
    minCell: Number(minCell),
  };
}
