import type { ReactElement } from "react";
import { differenceWords, heatWords } from "../../charts/heat-step.js";
import styles from "./heat-map.module.css";

/**
 * The steps of heat in a row, each with its words: what a colour means, before the first cell.
 *
 * @param props.withDifferences Whether some cells show standard deviations, so that their steps are told too.
 */
export function HeatKey({ withDifferences }: { readonly withDifferences: boolean }): ReactElement {
  return (
    <p className={styles.key}>
      {heatWords.map((word, step) => (
        <span key={word} className={styles[`h${step}`]}>
          {word}
          {withDifferences && (
            <>
              <br />
              {`${differenceWords[step]!} sd`}
            </>
          )}{" "}
        </span>
      ))}
    </p>
  );
}
