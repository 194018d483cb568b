import type { Config, Inspection } from "@coterie/wire";
import { type ReactElement, useState } from "react";
import { Name } from "../../parts/name.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { formatPercent } from "../../words/format-percent.js";
import { formatQuantity } from "../../words/format-quantity.js";
import { type Role, roleWords } from "../parts/role-words.js";
import { setRole } from "../state/set-role.js";
import { setWeight, weightOf } from "../state/set-weight.js";
import styles from "./columns-table.module.css";

type Column = Inspection["columns"][number];

/** What the table of columns needs. */
export interface ColumnsTableProps {
  readonly inspection: Inspection;
  readonly config: Config;
  readonly isBusy: boolean;
  readonly configure: (change: (config: Config) => Config) => void;
}

/** Past this many columns there is a way to find one. */
const many = 12;

/** Every column: what it is for and why, what it holds, how much it counts; each can be overruled. */
export function ColumnsTable({ inspection, config, isBusy, configure }: ColumnsTableProps): ReactElement {
  const [sought, seek] = useState("");
  const { columns } = inspection;
  const order = roleWords.map(([role]) => role);
  const shown = columns
    .filter(({ name }) => name.toLowerCase().includes(sought.toLowerCase()))
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  return (
    <>
      {columns.length > many && (
        <p className={styles.tools}>
          <label className="small">
            Find a column{" "}
            <input type="search" value={sought} onChange={({ currentTarget }) => seek(currentTarget.value)} />
          </label>
          <span role="status" className="small muted">
            {sought === "" ? "" : `${shown.length} of ${columns.length}`}
          </span>
        </p>
      )}
      <ScrollBox label="Columns">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Used as</th>
              <th scope="col">Because</th>
              <th scope="col">Holds</th>
              <th scope="col" className="number">
                Missing
              </th>
              <th scope="col">Counts as</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((column) => (
              <ColumnRow key={column.name} {...{ column, inspection, config, isBusy, configure }} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {shown.length === 0 && <p className="muted">No column is called so.</p>}
    </>
  );
}

function ColumnRow(props: ColumnsTableProps & { readonly column: Column }): ReactElement {
  const { column, inspection, config, isBusy, configure } = props;
  const role = askedRole(config, column);
  return (
    <tr className={column.asked ? styles.asked : ""}>
      <th scope="row" className="wide">
        <Name text={column.name} />
      </th>
      <td>
        <select
          aria-label={`What ${column.name} is used as`}
          value={role}
          disabled={isBusy}
          onChange={({ currentTarget: { value } }) =>
            configure((before) => setRole(before, inspection, column.name, value === "" ? null : (value as Role)))
          }
        >
          {roleWords.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
          {column.asked && <option value="">as found</option>}
        </select>
      </td>
      <td className={styles.why}>
        {column.why}
        {column.sensitive && !column.why.includes("sensitive") && ", sensitive"}
      </td>
      <td>
        <bdi>{contentOf(column, inspection)}</bdi>
      </td>
      <td className="number">
        {column.missing === null ? "" : column.missing === 0 ? "–" : formatPercent(column.missing)}
      </td>
      <td>
        {column.role === "feature" && (
          <Weight
            key={weightOf(config, column.name)}
            column={column.name}
            value={weightOf(config, column.name)}
            isBusy={isBusy}
            onChange={(countAs) => configure((before) => setWeight(before, column.name, countAs))}
          />
        )}
      </td>
    </tr>
  );
}

function Weight(props: {
  readonly column: string;
  readonly value: number;
  readonly isBusy: boolean;
  readonly onChange: (countAs: number) => void;
}): ReactElement {
  const { column, value, isBusy, onChange } = props;
  const [text, setText] = useState(String(value));
  const commit = (): void => {
    const number = Number(text);
    if (Number.isFinite(number) && number > 0 && number <= 1000) {
      if (number !== value) onChange(number);
    } else setText(String(value));
  };
  return (
    <input
      className={styles.weight}
      type="number"
      min="0.1"
      max="1000"
      step="any"
      aria-label={`How many columns ${column} counts as`}
      value={text}
      disabled={isBusy}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === "Enter" && commit()}
    />
  );
}

/** The role as it is asked for, which an answer may still be on its way to. */
function askedRole({ roles = {} }: Config, { name, role }: Column): Role {
  const asked = Object.entries(roles).find(([, names]) => names?.includes(name))?.[0];
  return asked === undefined ? role : asked === "features" ? "feature" : (asked as Role);
}

function contentOf(column: Column, { base }: Inspection): string {
  const numbers = base.numeric.find((each) => each.column === column.name);
  if (numbers !== undefined) {
    if (numbers.median === null) return "withheld: too few customers";
    if (column.measure === "flag") return `yes for ${formatPercent(numbers.mean)}`;
    const spread = `${formatQuantity(numbers.q25, column)} to ${formatQuantity(numbers.q75, column)}`;
    return `${formatQuantity(numbers.median, column)} (half of them ${spread})`;
  }
  const levels = base.categories.find((each) => each.column === column.name)?.levels ?? [];
  const known = levels.filter(({ share }) => share !== null).toSorted((a, b) => b.share! - a.share!);
  return known
    .slice(0, 3)
    .map(({ level, share }) => `${level} ${formatPercent(share)}`)
    .join(", ");
}
