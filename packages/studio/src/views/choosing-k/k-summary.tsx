import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import type { ComparisonRow } from "../../data/model.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { formatDigits } from "../../words/format-number.js";
import { formatPercent } from "../../words/format-percent.js";
import { joinWords } from "../../words/join-words.js";
import { sentenceCase } from "../../words/sentence-case.js";
import styles from "./choosing-k.module.css";

/** Each K in a line: silhouette, weakest segment, highest valley, smallest segment, and what speaks against it. */
export function KSummary({ data }: { readonly data: ReportData }): ReactElement {
  const { rows, kept, judgement } = data.comparison;
  const isJudged = rows.some(({ judged }) => judged !== null);
  return (
    <ScrollBox label="Each K in a line">
      <table className={styles.summary}>
        <thead>
          <tr>
            <th scope="col">K</th>
            <th scope="col" className="number">
              Silhouette
            </th>
            {isJudged && (
              <>
                <th scope="col" className="number">
                  Weakest segment
                </th>
                <th scope="col" className="number">
                  Highest valley
                </th>
              </>
            )}
            <th scope="col" className="number">
              Smallest
            </th>
            <th scope="col" className={styles.remarks}>
              {isJudged ? "What speaks against it" : "Starts that agree"}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.k} className={row.k === kept.k ? styles.kept : undefined}>
              <th scope="row">{row.k}</th>
              <td className="number">
                {row.silhouetteEuclidean === null ? "–" : formatDigits(row.silhouetteEuclidean.value)}
              </td>
              {isJudged && <Judged row={row} limits={judgement?.limits ?? null} />}
              <td className="number">{formatPercent(smallestShare(row))}</td>
              <td className={styles.remarks}>
                {row.k === kept.k && <b>{standing(data)} </b>}
                {judgement !== null && judgement.runnerUp === row.k && "Runner-up. "}
                {row.judged === null ? `${row.restartsAgreeing} of ${row.restarts}` : remarks(row.judged.remarks)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

type Limits = NonNullable<ReportData["comparison"]["judgement"]>["limits"];

function Judged({ row, limits }: { readonly row: ComparisonRow; readonly limits: Limits | null }): ReactElement {
  const { judged } = row;
  if (judged === null)
    return (
      <td colSpan={2} className="number muted">
        not judged
      </td>
    );
  const weakest = Math.min(...judged.stability);
  const highest = judged.valleys.length === 0 ? null : Math.max(...judged.valleys.map(({ value }) => value));
  const fails = (isFailing: boolean): string => (isFailing ? `number ${styles.fails}` : "number");
  return (
    <>
      <td className={fails(limits !== null && weakest < limits.stability)}>{formatDigits(weakest)}</td>
      <td className={fails(limits !== null && highest !== null && highest > limits.valley)}>
        {highest === null ? "–" : formatDigits(highest)}
      </td>
    </>
  );
}

function remarks(of: readonly string[]): string {
  return of.length === 0 ? "Nothing." : `${sentenceCase(joinWords(of, "and"))}.`;
}

function smallestShare({ sizes, judged }: ComparisonRow): number | null {
  if (judged !== null) return judged.smallestShare;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total > 0 ? Math.min(...sizes) / total : null;
}

/** What the kept K is to the verdict. */
function standing({ comparison }: ReportData): string {
  const { judgement, kept } = comparison;
  if (judgement?.verdict === "none") return "Nearest.";
  return judgement?.k === kept.k ? "Kept, recommended." : "Kept.";
}
