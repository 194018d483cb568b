import type { Bound, Dialect, Fragment, Statement } from "./fragment.js";

/**
 * Write a fragment in a dialect, its values apart.
 *
 * @returns Text with the dialect's placeholders, and the values in their order.
 */
export function bind(fragment: Fragment, dialect: Dialect): Statement {
  const values: Bound[] = [];
  const text = write(fragment, dialect, (value) => {
    values.push(value);
    return dialect.placeholder(values.length - 1, value);
  });
  return { text, values };
}

/** Write a fragment in a dialect with its values as literals: one statement to paste anywhere. */
export function inline(fragment: Fragment, dialect: Dialect): string {
  return write(fragment, dialect, dialect.literal);
}

function write(fragment: Fragment, dialect: Dialect, value: (bound: Bound) => string): string {
  return fragment.pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      if ("name" in piece) return piece.name.map(dialect.quote).join(".");
      if ("spoken" in piece) return write(piece.spoken(dialect), dialect, value);
      return value(piece);
    })
    .join("");
}
