import type { ReactElement } from "react";
import { differenceStep, indexStep } from "../../charts/heat-step.js";
import type { ColumnSummary, NumericProfile } from "../../data/model.js";
import { formatIndex, formatSigned } from "../../words/format-number.js";
import { formatQuantity } from "../../words/format-quantity.js";
import { withheld } from "../../words/withheld.js";
import styles from "./heat-map.module.css";

/**
 * One segment on one column: the index on its heat with the mean under it; where signs mix and there is no index, the
 * standardised difference stands in its place.
 */
export function HeatCell(props: {
  readonly profile: NumericProfile | null;
  readonly column: ColumnSummary;
}): ReactElement {
  const { profile, column } = props;
  if (profile === null) return <td className={styles.absent}>not profiled</td>;
  if (profile.mean === null) return <td className={styles.absent}>{withheld}</td>;
  const mean = formatQuantity(profile.mean, column);
  if (profile.index !== null)
    return <HeatValue step={indexStep(profile.index)} value={formatIndex(profile.index)} under={mean} />;
  if (profile.difference !== null)
    return (
      <HeatValue
        step={differenceStep(profile.difference)}
        value={`${formatSigned(profile.difference)} sd`}
        under={mean}
      />
    );
  return <td>{mean}</td>;
}

/**
 * A cell on its heat.
 *
 * @param props.step 0 (far below all customers) to 6 (far above).
 */
export function HeatValue(props: {
  readonly step: number;
  readonly value: string;
  readonly under: string;
}): ReactElement {
  return (
    <td className={`${styles.hot} ${styles[`h${props.step}`]}`}>
      <b>{props.value}</b>
      {` ${props.under}`}
    </td>
  );
}
