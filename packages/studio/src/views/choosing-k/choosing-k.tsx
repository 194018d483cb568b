import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { criteria } from "../../data/criteria.js";
import { Disclosure } from "../../parts/disclosure.js";
import { Section } from "../../parts/section.js";
import { countWord } from "../../words/count-word.js";
import { formatCount } from "../../words/format-number.js";
import { AgainstExisting } from "./against.js";
import styles from "./choosing-k.module.css";
import { CriteriaCharts } from "./criteria-charts.js";
import { KSummary } from "./k-summary.js";
import { Stability } from "./stability.js";
import { Valleys } from "./valleys.js";

/** Why this K: what speaks for and against each, the border between every two neighbours, what comes back, who dissents. */
export function ChoosingK({ data }: { readonly data: ReportData }): ReactElement {
  const { kept, judgement } = data.comparison;
  return (
    <Section id="k" heading={judgement?.verdict === "none" ? "Why no segments" : `Why ${countWord(kept.k)}`} startsPage>
      <p>
        {`K is the number of segments. Kept: K = ${kept.k}, ${kept.why}. `}
        {judgement === null
          ? "The criteria below rank the K that were tried; none of them can say whether separate groups exist at all, and they need not agree."
          : `Judged on ${formatCount(judgement.sampleRows)} customers, ${formatCount(judgement.resamples)} resamples and ${formatCount(judgement.nullDraws)} made-up populations without segments.`}
      </p>
      {judgement !== null && judgement.leftOut.length > 0 && <Sentences of={judgement.leftOut} />}
      {judgement !== null && judgement.instead.length > 0 && (
        <div className={styles.instead}>
          <h3>What to do instead</h3>
          <Sentences of={judgement.instead} />
        </div>
      )}
      <KSummary data={data} />
      <Valleys data={data} />
      <Stability data={data} />
      <CriteriaCharts data={data} />
      <AgainstExisting data={data} />
      <Disclosure summary="What each criterion is">
        <dl className={styles.terms}>
          <dt>Inertia</dt>
          <dd>
            The sum of squared distances of all customers to the centre of their segment. It always falls as K rises, so
            that a low value alone recommends nothing.
          </dd>
          {criteria.map(({ name, meaning }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </Section>
  );
}

function Sentences({ of }: { readonly of: readonly string[] }): ReactElement {
  return (
    <ul className="prose">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
