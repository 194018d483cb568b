/** Whether the shape of a cell is that of a list: `['Y', 'W']`, `["Y","W"]`, `[Y, W]`. */
export function looksLikeList(shape: string): boolean {
  return /^\[.*\]$/s.test(shape);
}

/** The items of a list in a cell, in its order, each once; a cell without brackets lists what stands between its commas. */
export function parseList(cell: string): readonly string[] {
  const trimmed = cell.trim();
  const inner = looksLikeList(trimmed) ? trimmed.slice(1, -1) : trimmed;
  const items = inner.matchAll(/\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,]+))\s*(?:,|$)/gs);
  const texts = [...items].map(([, single, double, bare]) =>
    (single ?? double ?? bare).replaceAll(/\\(.)/gs, "$1").trim(),
  );
  return [...new Set(texts.filter((text) => text !== ""))];
}
