/** How a column of a text table stands. */
export interface TextColumn {
  readonly title: string;
  readonly align: "left" | "right";
}

/** Rows under titles, columns two spaces apart, indented by two; the last left-aligned column is not padded. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, j) => Math.max(...[column.title, ...rows.map((row) => row[j] ?? "")].map(width)));
  const line = (cells: readonly string[]): string =>
    `  ${cells
      .map((cell, j) => {
        const gap = " ".repeat(widths[j]! - width(cell));
        return columns[j]!.align === "right" ? gap + cell : cell + gap;
      })
      .join("  ")}`.trimEnd();
  return [line(columns.map((column) => column.title)), ...rows.map(line)].join("\n");
}

/** Characters a terminal shows, colour codes apart. */
function width(text: string): number {
  return [...stripColour(text)].length;
}

function stripColour(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with the escape character
  return text.replace(/\u001b\[[0-9;]*m/g, "");
}

/** Words wrapped to lines of at most `width` characters, every line after the first indented beyond that. */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && [...line].length + 1 + [...word].length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join(`\n${indent}`);
}
