import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { ValleyChart } from "../../charts/valley-chart.js";
import type { Valley } from "../../data/model.js";
import { Disclosure } from "../../parts/disclosure.js";
import { Figure } from "../../parts/figure.js";
import { valleyTable } from "../../sheets/comparison-tables.js";
import { formatPercent } from "../../words/format-percent.js";
import { plural } from "../../words/plural.js";
import { sentenceCase } from "../../words/sentence-case.js";
import styles from "./choosing-k.module.css";

const openCharts = 9;

/** What lies between every two neighbours at the kept K, the least parted first. Nothing where it was not judged. */
export function Valleys({ data }: { readonly data: ReportData }): ReactElement | null {
  const { rows, kept, judgement } = data.comparison;
  const valleys = rows.find(({ k }) => k === kept.k)?.judged?.valleys ?? [];
  if (judgement === null || valleys.length === 0) return null;
  const falling = valleys.toSorted((p, q) => q.value - p.value || p.a - q.a || p.b - q.b);
  const rest = falling.slice(openCharts);
  return (
    <Figure
      title={valleyTitle(valleys, judgement.limits.valley)}
      caption={`The density of customers on the way from one segment’s centre to its neighbour’s. The number is the lowest density between the two peaks beside the lower peak: at ${formatPercent(judgement.limits.valley)} or less a gap counts as one; near 100% the border, dashed, is a line we drew through a crowd.`}
      table={valleyTable(data)}
    >
      <div className={styles.multiples}>
        {falling.slice(0, openCharts).map((valley) => (
          <Pair key={`${valley.a}-${valley.b}`} valley={valley} />
        ))}
      </div>
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} more ${plural(rest.length, "pair")}, further parted`}>
          <div className={styles.multiples}>
            {rest.map((valley) => (
              <Pair key={`${valley.a}-${valley.b}`} valley={valley} />
            ))}
          </div>
        </Disclosure>
      )}
    </Figure>
  );
}

function Pair({ valley }: { readonly valley: Valley }): ReactElement {
  return (
    <div className={styles.multiple}>
      <h4>{sentenceCase(valley.sentence)}</h4>
      <ValleyChart valley={valley} />
      {valley.curve === null && (
        <p className="small muted">Not drawn: too few customers of the sample lie on this line.</p>
      )}
    </div>
  );
}

function valleyTitle(valleys: readonly Valley[], limit: number): string {
  const parted = valleys.filter(({ value }) => value <= limit).length;
  if (parted === valleys.length) return "Between all neighbouring segments lies a gap";
  if (parted === 0) return "Between no two neighbours lies a gap: every border is a line we drew";
  return `Between ${parted} of ${valleys.length} pairs of neighbours lies a gap; the other borders are lines we drew`;
}
