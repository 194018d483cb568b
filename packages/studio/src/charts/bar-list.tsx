import type { ReactElement, ReactNode } from "react";
import styles from "./bar-list.module.css";

/** One bar. */
interface Bar {
  readonly key: string;
  readonly name: ReactNode;
  /** From 0 up. */
  readonly value: number;
  readonly text: string;
  /** Another value beside it, as a mark. */
  readonly mark: number | null;
}

/** What a list of bars holds. */
export interface BarListProps {
  /** What the table holds, for those who do not see it. */
  readonly label: string;
  readonly heads: readonly [name: string, value: string];
  readonly bars: readonly Bar[];
  /** The value of a full bar; 0 draws none. */
  readonly full: number;
}

/** Names, numbers and bars from zero, a line each: a picture that is its own table. */
export function BarList({ label, heads, bars, full }: BarListProps): ReactElement {
  const part = (value: number): string => `${full > 0 ? Math.round(Math.min(1, value / full) * 1e4) / 100 : 0}%`;
  return (
    <table className={styles.bars} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col" className="number">
            {heads[1]}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, name, value, text, mark }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="number">{text}</td>
            <td className={styles.track}>
              <svg width="100%" height="14" aria-hidden="true">
                <rect className={styles.bar} width={part(value)} height="14" />
                {mark !== null && <rect className={styles.mark} x={part(mark)} width="2.5" height="14" />}
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
