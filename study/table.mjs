/** A Markdown table. */
export function table(titles, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The columns of a CSV file of numbers, and its rows. */
export function rowsOf(text) {
  const [header, ...lines] = text.trim().split(/\r?\n/);
  return { names: header.split(","), rows: lines.map((line) => line.split(",").map(Number)) };
}
