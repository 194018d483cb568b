/** A SQL identifier for any column name. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A SQL string literal for any text. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A SQL list of string literals. */
export function literalList(texts: Iterable<string>): string {
  return [...texts].map(literal).join(", ");
}

/** A file path as DuckDB's readers take it: the signs they would expand are taken literally. */
export function fileLiteral(path: string): string {
  return literal(path.replaceAll(/[*?[]/g, (sign) => `[${sign}]`));
}
