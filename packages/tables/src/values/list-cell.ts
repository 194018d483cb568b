/** Whether the shape of a cell is that of a list: `['Y', 'W']`, `["Y","W"]`, `[Y, W]`. */
export function looksLikeList(shape: string): boolean {
  return /^\[.*\]$/s.test(shape);
}

/** The items of a list in a cell, in its order, each once. */
export function parseList(cell: string): readonly string[] {
  const inner = cell.trim().slice(1, -1);
  const items = inner.matchAll(/\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,]+))\s*(?:,|$)/gs);
  const texts = [...items].map(([, single, double, bare]) =>
    (single ?? double ?? bare).replaceAll(/\\(.)/gs, "$1").trim(),
  );
  return [...new Set(texts.filter((text) => text !== ""))];
}
