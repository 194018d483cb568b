import type { Config } from "@coterie/wire";
import { type FormEvent, type ReactElement, useState } from "react";
import { Disclosure } from "../../parts/disclosure.js";
import styles from "./reading-form.module.css";

/** Who counts as a customer and how cells are read. */
export function ReadingForm(props: {
  readonly config: Config;
  readonly isBusy: boolean;
  readonly configure: (change: (config: Config) => Config) => void;
}): ReactElement {
  const { config, isBusy, configure } = props;
  const [fields, setFields] = useState(() => fieldsOf(config));
  const set = (name: keyof Fields, value: string | boolean): void => setFields({ ...fields, [name]: value });
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    configure((before) => withFields(before, fields));
  };
  return (
    <Disclosure summary="Who is counted, and how cells are read">
      <form className={styles.form} onSubmit={apply}>
        <label>
          Only customers with
          <input
            value={fields.where}
            placeholder="income > 0 AND status = 'open'"
            onChange={({ currentTarget }) => set("where", currentTarget.value)}
          />
          <span className={styles.hint}>An SQL condition over the columns; empty counts everyone.</span>
        </label>
        <label>
          Tenures are counted at
          <input type="date" value={fields.asOf} onChange={({ currentTarget }) => set("asOf", currentTarget.value)} />
          <span className={styles.hint}>Empty: the latest date in the data.</span>
        </label>
        <label>
          Decimal sign
          <select value={fields.decimal} onChange={({ currentTarget }) => set("decimal", currentTarget.value)}>
            <option value="">as each column shows</option>
            <option value=".">a dot</option>
            <option value=",">a comma</option>
          </select>
        </label>
        <label>
          Sheet of a workbook
          <input value={fields.sheet} onChange={({ currentTarget }) => set("sheet", currentTarget.value)} />
          <span className={styles.hint}>Empty: the first.</span>
        </label>
        <label>
          <input
            type="checkbox"
            checked={fields.allowProtected}
            onChange={({ currentTarget }) => set("allowProtected", currentTarget.checked)}
          />{" "}
          Let protected columns be clustered where I say so
          <span className={styles.hint}>
            Only where the law and your policy permit it; the report says it was done.
          </span>
        </label>
        <p className={styles.buttons}>
          <button type="submit" disabled={isBusy}>
            Read it so
          </button>
        </p>
      </form>
    </Disclosure>
  );
}

interface Fields {
  readonly where: string;
  readonly asOf: string;
  readonly decimal: string;
  readonly sheet: string;
  readonly allowProtected: boolean;
}

function fieldsOf({ where = "", asOf = "", decimal, sheet = "", allowProtected = false }: Config): Fields {
  return { where, asOf, decimal: decimal ?? "", sheet, allowProtected };
}

function withFields(config: Config, { where, asOf, decimal, sheet, allowProtected }: Fields): Config {
  const { where: _, asOf: __, decimal: ___, sheet: ____, allowProtected: _____, ...others } = config;
  return {
    ...others,
    ...(where.trim() === "" ? {} : { where: where.trim() }),
    ...(asOf === "" ? {} : { asOf }),
    ...(decimal === "." || decimal === "," ? { decimal } : {}),
    ...(sheet.trim() === "" ? {} : { sheet: sheet.trim() }),
    ...(allowProtected ? { allowProtected } : {}),
  };
}
