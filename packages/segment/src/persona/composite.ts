import type { CustomerTable } from "../customer-table.js";
import type { Profile } from "../profile/profile-types.js";
import { bannedWord } from "./banned-words.js";
import { say } from "./catalogue.js";
import { columnTitle } from "./column-phrase.js";
import { figureText, listText } from "./figures.js";
import { firstMatch, namePatterns } from "./name-pattern.js";
import { nameWords } from "./name-words.js";
import type { Composite, CompositeValue, Trait } from "./persona.js";
import type { Vocabulary } from "./vocabulary.js";

const MOST_VALUES = 7;
const LEAST_VALUES = 2;

/**
 * An example customer of each segment, put together from the middle of each number and the commonest level of each category, where the profile shows
 * them. Protected, sensitive and silent columns play no part. Nobody's row: values are given up, the least telling first, while some but fewer than the
 * minimum cell customers of the table have all of them, or all of its numbers.
 *
 * @param table Customers.
 * @param profile Of the same table.
 * @param traits Of every segment: what they speak of comes first.
 * @param labels What columns are called.
 * @returns One a segment; null where fewer than two values are left.
 */
export function composites(
  table: CustomerTable,
  profile: Profile,
  traits: readonly (readonly Trait[])[],
  vocabulary: Vocabulary,
  labels: ReadonlyMap<string, string>,
): readonly (Composite | null)[] {
  const columns = spokenColumns(table, traits, vocabulary);
  return profile.segments.map((_, segment) => {
    const values = columns
      .flatMap((column) => exampleValue(table, profile, segment, column, labels) ?? [])
      .slice(0, MOST_VALUES);
    while (values.length >= LEAST_VALUES && isSomeone(table, values, profile.minCell)) values.pop();
    if (values.length < LEAST_VALUES) return null;
    return { sentence: say("composite.sentence", { facts: listText(values.map(factText)) }), values };
  });
}

/** Columns a composite may speak of: those of traits, then further features, then what is described. */
function spokenColumns(
  table: CustomerTable,
  traits: readonly (readonly Trait[])[],
  vocabulary: Vocabulary,
): readonly string[] {
  const silent = namePatterns(vocabulary.silent, vocabulary.abbreviations);
  const allowed = (role: string): readonly string[] =>
    table.columns
      .filter((column) => column.kind !== "unread" && column.role === role && !column.sensitive)
      .map(({ name }) => name)
      .filter((name) => firstMatch(nameWords(name, vocabulary.abbreviations), silent) < 0);
  const ofTraits = traits.flatMap((own) => own.map(({ column }) => column));
  return [...new Set([...ofTraits, ...allowed("feature"), ...allowed("describe")])];
}

function exampleValue(
  table: CustomerTable,
  profile: Profile,
  segment: number,
  name: string,
  labels: ReadonlyMap<string, string>,
): CompositeValue | null {
  const column = table.columns.find((each) => each.name === name);
  const label = labels.get(name) ?? name;
  if (column?.kind === "numeric") {
    const cell = profile.segments[segment].numeric.find((each) => each.column === name);
    if (cell?.median == null || cell.mean === null) return null;
    // How long ago a date was is said only where the vocabulary has a word for it.
    if (column.measure === "days" && label === columnTitle(name)) return null;
    if (column.measure !== "flag")
      return { column: name, label, statistic: "median", value: cell.median, unit: column.unit };
    return {
      column: name,
      label,
      statistic: "mode",
      value: say(cell.mean > 0.5 ? "composite.yes" : "composite.no", {}),
      unit: null,
    };
  }
  if (column?.kind !== "categorical") return null;
  const levels = profile.segments[segment].categories.find((each) => each.column === name)?.levels ?? [];
  const known = levels.flatMap(({ level, share }) => (share === null ? [] : [{ level, share }]));
  const first = known.toSorted((a, b) => b.share - a.share)[0];
  if (first === undefined || !column.levels.includes(first.level) || bannedWord(first.level) !== null) return null;
  const withheld = 1 - known.reduce((sum, { share }) => sum + share, 0);
  if (known.length < levels.length && withheld > first.share) return null;
  return { column: name, label, statistic: "mode", value: first.level, unit: null };
}

/** Whether the values, or the numbers among them, are those of a few customers. */
function isSomeone(table: CustomerTable, values: readonly CompositeValue[], minCell: number): boolean {
  const numbers = values.filter(({ statistic }) => statistic === "median");
  if (isOneOfFew(table, values, minCell)) return true;
  return numbers.length >= LEAST_VALUES && numbers.length < values.length && isOneOfFew(table, numbers, minCell);
}

/** Whether some, but fewer than `minCell`, customers have all these values. */
function isOneOfFew(table: CustomerTable, values: readonly CompositeValue[], minCell: number): boolean {
  const wanted = values.map(({ column, value }) => {
    const found = table.columns.find(({ name }) => name === column);
    if (found?.kind === "categorical") return { cells: found.codes, cell: found.levels.indexOf(String(value)) };
    if (found?.kind !== "numeric") return null;
    const cell = typeof value === "number" ? value : value === say("composite.yes", {}) ? 1 : 0;
    return { cells: found.values, cell };
  });
  if (!wanted.every((each) => each !== null)) return false;
  const [{ cells, cell }, ...others] = wanted;
  let count = 0;
  for (let row = nextEqual(cells, cell, 0); row < cells.length; row = nextEqual(cells, cell, row + 1)) {
    if (others.every((other) => other.cells[row] === other.cell) && ++count >= minCell) return false;
  }
  return count > 0;
}

/** The first row from `from` on whose cell is `cell`, or how many there are. `indexOf` takes five times as long in shared memory. */
function nextEqual(cells: ArrayLike<number>, cell: number, from: number): number {
  let row = from;
  while (row < cells.length && cells[row] !== cell) row++;
  return row;
}

function factText({ label, value, unit }: CompositeValue): string {
  return say("composite.fact", { label, value: typeof value === "number" ? figureText(value, unit) : value });
}
