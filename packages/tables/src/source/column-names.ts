import type { Warning } from "@coterie/segment";

/** Column names a person can point at: empty ones are numbered, repeated ones get ` (2)`, ` (3)`. */
export function uniqueNames(header: readonly string[]): { names: readonly string[]; warnings: readonly Warning[] } {
  const taken = new Set<string>();
  const repeated: string[] = [];
  const given = new Set(header.map((name) => name.trim()));
  const names = header.map((raw, index) => {
    const base = raw.trim() === "" ? `column${index + 1}` : raw.trim();
    let name = base;
    for (let copy = 2; taken.has(name) || (name !== raw.trim() && given.has(name)); copy++) name = `${base} (${copy})`;
    if (name !== base && raw.trim() !== "") repeated.push(name);
    taken.add(name);
    return name;
  });
  if (repeated.length === 0) return { names, warnings: [] };
  return {
    names,
    warnings: [
      {
        code: "duplicate-header",
        message: `Column names must differ; repeated ones were renamed to ${repeated.join(", ")}. Rename them in the source if that reads badly.`,
      },
    ],
  };
}
