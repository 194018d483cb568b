import type { ColumnSummary } from "../data/model.js";
import { formatCount, formatDigits, formatNumber, formatSigned } from "../words/format-number.js";
import { formatPercent } from "../words/format-percent.js";
import { formatQuantity } from "../words/format-quantity.js";
import { withheld } from "../words/withheld.js";
import type { Cell, TableColumn } from "./data-table.js";

/** A column of names or sentences. */
export const words = (name: string): TableColumn => ({ name, isNumeric: false });

/** A column of numbers. */
export const numbers = (name: string): TableColumn => ({ name, isNumeric: true });

/** A text, as it is. */
export const text = (value: string): Cell => ({ text: value, value });

/** Nothing to say here. */
export const blank: Cell = { text: "", value: null };

/** A count in full. */
export const count = (value: number | null, absent: string = withheld): Cell => cell(value, formatCount, absent);

/** A fraction as a percentage. */
export const percent = (value: number | null, absent: string = withheld): Cell => cell(value, formatPercent, absent);

/** A number to three digits. */
export const number = (value: number | null, absent: string = withheld): Cell => cell(value, formatNumber, absent);

/** A criterion's value, zeros kept. */
export const digits = (value: number | null, absent: string = withheld): Cell => cell(value, formatDigits, absent);

/** A difference with its sign. */
export const signed = (value: number | null, absent: string = withheld): Cell => cell(value, formatSigned, absent);

/** A value of a column, in its units. */
export const quantity = (value: number | null, column: ColumnSummary | undefined, absent: string = withheld): Cell =>
  cell(value, (x) => formatQuantity(x, column), absent);

function cell(value: number | null, format: (value: number) => string, absent: string): Cell {
  return value === null ? { text: absent, value: null } : { text: format(value), value };
}
