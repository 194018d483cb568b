const plain = /^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

/** Digits a whole number may have and still be exact as a double; longer ones are codes. */
const exactDigits = 15;

/** Whether a sample of cells shows nothing but plain numbers (and empty cells), at least one of them. */
export function samplesArePlain(cells: readonly string[], decimal: "." | "," | null): boolean {
  let numbers = 0;
  for (const cell of cells) {
    if (cell === "") continue;
    if (!isPlainNumber(cell) || (decimal === "," && cell.includes("."))) return false;
    numbers++;
  }
  return numbers > 0;
}

/** Whether a cell is a plain number: the meaning of `plainNumberSql` with a decimal point. */
export function isPlainNumber(cell: string): boolean {
  return plain.test(cell) && !(cell.length > exactDigits && /^-?\d+$/.test(cell));
}

/**
 * SQL that reads a raw cell as a plain number: NULL where empty, NaN where it is anything else, so that one pass both loads a
 * column and finds out that it must be loaded as text. Leading zeros and whole numbers of more than 15 digits are codes.
 */
export function plainNumberSql(cell: string, decimal: "." | "," | null): string {
  const dotted = decimal === "," ? `WHEN contains(${cell}, '.') THEN 'nan'::DOUBLE` : "";
  return `CASE WHEN ${cell} IS NULL THEN NULL
    WHEN (${cell} >= '00' AND ${cell} < '0:') OR (${cell} >= '-00' AND ${cell} < '-0:') THEN 'nan'::DOUBLE
    WHEN strlen(${cell}) > ${exactDigits} AND regexp_full_match(${cell}, '-?[0-9]+') THEN 'nan'::DOUBLE
    ${dotted} ELSE coalesce(try_cast(${cell} AS DOUBLE), 'nan'::DOUBLE) END`;
}
