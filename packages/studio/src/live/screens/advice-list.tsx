import type { Advisor, Config, Project } from "@coterie/wire";
import type { ReactElement } from "react";
import { formatCount } from "../../words/format-number.js";
import { sentenceCase } from "../../words/sentence-case.js";
import { Progress } from "../parts/progress.js";
import { acceptAdvice } from "../state/accept-advice.js";
import { fetchAdvice } from "../state/requests.js";
import { useFetched } from "../state/use-fetched.js";
import styles from "./advice-list.module.css";

type Advice = Advisor["advice"][number];
type Effect = NonNullable<Advice["effect"]>;

const read = { natural: "separate groups", sliced: "tiers", none: "no segments" } as const;

/** What the list of advice needs. */
export interface AdviceListProps {
  readonly project: Project;
  readonly isBusy: boolean;
  readonly configure: (change: (config: Config) => Config) => void;
}

/** What to do about the table before it is clustered: each advice with its reason, what it would change, and a button that accepts it. */
export function AdviceList({ project, isBusy, configure }: AdviceListProps): ReactElement | null {
  const { advice: number, job } = project;
  const { value } = useFetched(number === null ? null : `advice ${number}`, () => fetchAdvice(number!));
  if (job?.kind === "advise" && job.state === "running") {
    return (
      <div className={styles.block}>
        <h2>What to do about it first</h2>
        <Progress key={job.id} what={job.what} fraction={job.fraction} detail="You need not wait for this" />
      </div>
    );
  }
  if (number === null || value === null) return null;
  const proposed = value.advice.filter((each) => each.proposed);
  const choices = value.advice.filter((each) => !each.proposed);
  return (
    <div className={styles.block}>
      <h2>What to do about it first</h2>
      {value.asIs !== null && (
        <p>
          {`As it is, ${formatCount(value.sampleRows)} customers show ${read[value.asIs.verdict]} at K = ${value.asIs.k}.`}
          {value.withAdvice !== null && ` With everything proposed, ${effectText(value.withAdvice)}.`}
        </p>
      )}
      {value.obstacle !== null && <p>{sentenceCase(value.obstacle)}</p>}
      {value.advice.length === 0 && <p className="muted">Nothing: no column stands out.</p>}
      <Advices of={proposed} {...{ isBusy, configure }} />
      {proposed.length > 1 && (
        <p>
          <button
            type="button"
            disabled={isBusy}
            onClick={() => configure((before) => acceptAdvice(before, value.accepted))}
          >
            Accept everything proposed
          </button>
        </p>
      )}
      {choices.length > 0 && (
        <details>
          <summary>{`${choices.length} more that would make the verdict no better`}</summary>
          <Advices of={choices} {...{ isBusy, configure }} />
        </details>
      )}
    </div>
  );
}

function Advices(props: Omit<AdviceListProps, "project"> & { readonly of: readonly Advice[] }): ReactElement | null {
  const { of, isBusy, configure } = props;
  if (of.length === 0) return null;
  return (
    <ul className={styles.list}>
      {of.map(({ what, why, effect, accept }) => (
        <li key={what} className={styles.item}>
          <div>
            <p>
              <strong>
                <bdi>{sentenceCase(what)}</bdi>
              </strong>
            </p>
            <p className="small muted">
              <bdi>{`Because ${why}.`}</bdi>
              {effect !== null && ` Accepted, ${effectText(effect)}.`}
            </p>
          </div>
          <button
            type="button"
            disabled={isBusy}
            aria-label={`Accept: ${what}`}
            onClick={() => configure((before) => acceptAdvice(before, accept))}
          >
            Accept
          </button>
        </li>
      ))}
    </ul>
  );
}

function effectText({ with: after, agreement }: Effect): string {
  const moved =
    agreement > 0.97 ? "the same segments" : `segments that agree ${Math.max(0, agreement).toFixed(2)} with them`;
  return `they show ${read[after.verdict]} at K = ${after.k}, ${moved}`;
}
