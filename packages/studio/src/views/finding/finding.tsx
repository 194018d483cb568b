import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { countWord } from "../../words/count-word.js";
import { findingSentence } from "../../words/finding.js";
import { formatNumber } from "../../words/format-number.js";
import { joinWords } from "../../words/join-words.js";
import { plural } from "../../words/plural.js";
import { sentenceCase } from "../../words/sentence-case.js";
import styles from "./finding.module.css";

/** The finding in one sentence, then what a reader must know before believing it: the verdict, protected columns, notes. */
export function Finding({ data }: { readonly data: ReportData }): ReactElement {
  return (
    <div className={styles.finding}>
      <p className="kicker">{`Customer segments${data.asOf === null ? "" : ` · data as of ${data.asOf}`}`}</p>
      <h1>{findingSentence(data)}</h1>
      <Lede data={data} />
      <Protected data={data} />
      <Notes data={data} />
    </div>
  );
}

function Lede({ data }: { readonly data: ReportData }): ReactElement {
  const { kept, judgement } = data.comparison;
  if (judgement !== null) {
    const [finding, ...rest] = judgement.sentences;
    return (
      <>
        <p className="lede">{finding}</p>
        {judgement.verdict === "none" ? (
          <ul className="prose">
            {judgement.instead.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        ) : (
          <p>{`${rest.join(" ")} Kept: K = ${kept.k}, ${kept.why}.`.trim()}</p>
        )}
      </>
    );
  }
  return (
    <p className="lede">
      {`Whether these are separate groups has not been judged: any number of segments can be cut from any data, and these borders may be lines we drew. Kept: K = ${kept.k}, ${kept.why}.`}
    </p>
  );
}

function Protected({ data }: { readonly data: ReportData }): ReactElement | null {
  const { associations } = data;
  if (associations.length === 0) return null;
  const clustered = new Set(data.recipe.steps.map((step) => step.column));
  const names = (isClustered: boolean) =>
    associations.filter((a) => clustered.has(a.column) === isClustered).map((a) => a.column);
  const kinds = [clause(names(false), "not clustered"), clause(names(true), "clustered")]
    .filter((text) => text !== "")
    .join("; ");
  const link = <a href="#fairness">Fairness audit</a>;
  const strongest = associations
    .filter((a) => a.cramersV !== null)
    .toSorted((a, b) => b.cramersV! - a.cramersV!)
    .slice(0, 3)
    .map((a) => `${a.column} ${formatNumber(a.cramersV)}`);
  if (strongest.length === 0)
    return (
      <p>
        {`${sentenceCase(kinds)}; how strongly belonging to a segment goes with it could not be computed. `}
        {link}
      </p>
    );
  return (
    <p>
      {`${sentenceCase(kinds)}. That alone says little; what counts is how belonging to a segment goes with it. Cramér’s V, from 0 (not at all) to 1 (completely): ${joinWords(strongest)}. `}
      {link}
    </p>
  );
}

function clause(columns: readonly string[], state: string): string {
  if (columns.length === 0) return "";
  return `${joinWords(columns)} ${plural(columns.length, "is", "are")} ${state}`;
}

function Notes({ data }: { readonly data: ReportData }): ReactElement | null {
  const count = data.warnings.length;
  if (count === 0) return null;
  return (
    <p>
      {`${plural(count, "There is", "There are")} ${countWord(count)} ${plural(count, "note")} on this data. `}
      <a href="#data">{`Read ${plural(count, "it", "them")}`}</a>
    </p>
  );
}
