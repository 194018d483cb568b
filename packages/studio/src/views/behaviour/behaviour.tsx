import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { RateChart } from "../../charts/rate-chart.js";
import { type BehaviourMeasure, behaviourMeasures } from "../../data/behaviour-measures.js";
import { Disclosure } from "../../parts/disclosure.js";
import { Figure } from "../../parts/figure.js";
import { Section } from "../../parts/section.js";
import { behaviourTable, productNames } from "../../sheets/behaviour-sheets.js";
import { withheldNote } from "../../words/withheld.js";
import styles from "./behaviour.module.css";
import { Products } from "./products.js";

const openCharts = 12;

/** What each segment was seen doing: answers to channels, money in and out, borrowing, what it took up, what it holds. */
export function BehaviourView({ data }: { readonly data: ReportData }): ReactElement {
  const measures = behaviourMeasures(data);
  const hasProducts = productNames(data).length > 0;
  const rest = measures.slice(openCharts);
  return (
    <Section id="behaviour" heading="What they do">
      {measures.length === 0 && !hasProducts && (
        <p>
          No column of the table says what customers did: impressions and clicks by channel, products held, deposits,
          withdrawals, loans, answers to a campaign. Described columns of that kind would be shown here, segment by
          segment, and put the channels of the playbook in order.
        </p>
      )}
      {measures.length > 0 && (
        <Figure
          title={behaviourTitle(data, measures)}
          caption={`A disc is what a segment was seen doing, from zero; the bar through it holds the true value 95 times in 100; the dashed line is all customers. Each behaviour has its own scale, the same for every segment. ${withheldNote(data.minCell)}`}
          table={behaviourTable(data)}
        >
          <Charts data={data} measures={measures.slice(0, openCharts)} />
          {rest.length > 0 && (
            <Disclosure summary={`${rest.length} more behaviours`}>
              <Charts data={data} measures={rest} />
            </Disclosure>
          )}
        </Figure>
      )}
      {hasProducts && <Products data={data} />}
    </Section>
  );
}

function Charts(props: { readonly data: ReportData; readonly measures: readonly BehaviourMeasure[] }): ReactElement {
  return (
    <div className={styles.multiples}>
      {props.measures.map((measure) => (
        <div key={measure.key} className={styles.multiple}>
          <h4>{measure.name}</h4>
          <RateChart measure={measure} segments={props.data.segments} />
        </div>
      ))}
    </div>
  );
}

/** The behaviour in which a segment stands furthest above all customers. */
function behaviourTitle(data: ReportData, measures: readonly BehaviourMeasure[]): string {
  let best = { ratio: 1, title: "Segments behave alike" };
  for (const { name, segments, all, print } of measures)
    segments.forEach((seen, i) => {
      const low = seen?.interval?.low ?? seen?.value ?? 0;
      if (seen === null || all <= 0 || low / all <= best.ratio) return;
      best = {
        ratio: low / all,
        title: `${name}: highest in segment ${data.segments[i]!.id}, ${print(seen.value)} against ${print(all)} for all customers`,
      };
    });
  return best.title;
}
