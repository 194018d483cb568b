import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { StabilityChart } from "../../charts/stability-chart.js";
import { Figure } from "../../parts/figure.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { stabilityTable } from "../../sheets/comparison-tables.js";
import { countWord } from "../../words/count-word.js";
import { formatNumber } from "../../words/format-number.js";
import { plural } from "../../words/plural.js";
import { sentenceCase } from "../../words/sentence-case.js";
import styles from "./choosing-k.module.css";

/** Which segments come back when customers are drawn again. Nothing where it was not judged. */
export function Stability({ data }: { readonly data: ReportData }): ReactElement | null {
  const { rows, kept, judgement } = data.comparison;
  const lines = rows.flatMap(({ k, judged }) => (judged === null ? [] : [{ k, stability: judged.stability }]));
  if (judgement === null || lines.length === 0) return null;
  const limit = judgement.limits.stability;
  return (
    <Figure
      title={stabilityTitle(lines.find(({ k }) => k === kept.k)?.stability ?? [], kept.k, limit)}
      caption={`How much of each segment comes back when customers are drawn again and segmented anew (median Jaccard over ${judgement.resamples} draws), from 0, nothing, to 1, all of it. From ${formatNumber(limit)} on, shaded, a segment counts as stable.`}
      table={stabilityTable(data)}
    >
      <ScrollBox label="Stability of each segment at each K">
        <div className={styles.stability}>
          <StabilityChart lines={lines} keptK={kept.k} limit={limit} />
        </div>
      </ScrollBox>
    </Figure>
  );
}

function stabilityTitle(stability: readonly number[], k: number, limit: number): string {
  const lost = stability.filter((value) => value < limit).length;
  if (stability.length === 0) return "Stability of each segment";
  if (lost === 0) return `At K = ${k} every segment comes back when customers are drawn again`;
  return `At K = ${k} ${lost === stability.length ? "no segment comes" : `${sentenceCase(countWord(lost)).toLowerCase()} of ${countWord(k)} segments ${plural(lost, "does", "do")} not come`} back when customers are drawn again`;
}
