import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { CriterionChart } from "../../charts/criterion-chart.js";
import { type Criterion, type CriterionPoint, criteria, pointsOf, preferredK } from "../../data/criteria.js";
import { Figure } from "../../parts/figure.js";
import { TableBehind } from "../../parts/table-behind.js";
import { criteriaTable } from "../../sheets/comparison-tables.js";
import { countWord } from "../../words/count-word.js";
import { formatPercent } from "../../words/format-percent.js";
import { joinWords } from "../../words/join-words.js";
import styles from "./choosing-k.module.css";

interface Drawn {
  readonly criterion: Criterion;
  readonly points: readonly CriterionPoint[];
  readonly preferred: number | null;
}

/** Each criterion over K as a small multiple, the dissenters marked. */
export function CriteriaCharts({ data }: { readonly data: ReportData }): ReactElement {
  const { comparison } = data;
  const keptK = comparison.kept.k;
  const drawn: readonly Drawn[] = criteria
    .map((criterion) => ({
      criterion,
      points: pointsOf(criterion, comparison.rows),
      preferred: preferredK(criterion, comparison),
    }))
    .filter(({ points }) => points.length > 1);
  if (drawn.length === 0) return <TableBehind table={criteriaTable(data)} />;
  return (
    <Figure
      title={agreement(drawn, keptK)}
      caption="Each criterion on its own scale, K across. Filled: the K that is kept; ringed: the K the criterion prefers. A dashed line is the limit the verdict asks for; an upright line the interval of a value that is estimated, or a standard deviation over draws."
      table={criteriaTable(data)}
    >
      <div className={styles.multiples}>
        {drawn.map(({ criterion, points, preferred }) => {
          const title = chartTitle(criterion, points, keptK, preferred);
          return (
            <div key={criterion.name} className={styles.multiple}>
              <h4>
                {title}
                {preferred !== null && preferred !== keptK && <span className={styles.dissents}> dissents</span>}
              </h4>
              <CriterionChart
                label={`${criterion.name} by K. ${title}`}
                points={points}
                keptK={keptK}
                preferredK={preferred}
                limit={limitOf(criterion, data)}
              />
              <p className="small muted">
                {`${criterion.name}; ${criterion.better === "none" ? "always rises with K" : `${criterion.better} is better`}`}
              </p>
            </div>
          );
        })}
      </div>
    </Figure>
  );
}

function limitOf({ key }: Criterion, { comparison }: ReportData): number | null {
  const limits = comparison.judgement?.limits;
  if (limits === undefined) return null;
  if (key === "valley") return limits.valley;
  if (key === "stability") return limits.stability;
  if (key === "predictionStrength") return limits.predictionStrength;
  return null;
}

function agreement(drawn: readonly Drawn[], keptK: number): string {
  const preferred = drawn.map((each) => each.preferred).filter((k) => k !== null);
  const distinct = [...new Set(preferred)].toSorted((a, b) => a - b);
  if (distinct.length === 0) return "No criterion prefers any K";
  if (distinct.length === 1) return `The criteria agree on K = ${distinct[0]}; that is a ranking, not proof of groups`;
  const agreeing = preferred.filter((k) => k === keptK).length;
  return `${sentence(agreeing)} of ${preferred.length} criteria prefer K = ${keptK}; others favour ${joinWords(
    distinct.filter((k) => k !== keptK).map((k) => `K = ${k}`),
    "or",
  )}`;
}

function sentence(count: number): string {
  const word = countWord(count);
  return word === "no" ? "None" : word[0]!.toUpperCase() + word.slice(1);
}

function chartTitle(
  criterion: Criterion,
  points: readonly CriterionPoint[],
  keptK: number,
  preferred: number | null,
): string {
  if (preferred !== null) return `${criterion.short} prefers K = ${preferred}${preferred === keptK ? ", kept" : ""}`;
  const kept = points.find((point) => point.k === keptK);
  if (criterion.better !== "none") return `${criterion.short} prefers no K`;
  return kept === undefined ? criterion.short : `K = ${keptK} explains ${formatPercent(kept.value)} of the spread`;
}
