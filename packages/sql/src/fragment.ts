/** A value that the database gets as a value, never as text of the statement: a double, a whole number, or text. */
export interface Bound {
  readonly bound: number | string;
  readonly type: "double" | "integer" | "text";
}

/** A name of the user's, quoted by the dialect; several parts for `schema.table`. */
interface Name {
  readonly name: readonly string[];
}

/** A word that each dialect says in its own way, filled in when the text is written. */
interface Spoken {
  readonly spoken: (dialect: Dialect) => Fragment;
}

/** A piece of SQL: text written in this package, names and bound values between. */
export interface Fragment {
  readonly pieces: readonly (string | Bound | Name | Spoken)[];
}

/**
 * What differs between engines, as small functions. Everything else is common text.
 * Numbers are doubles; text is compared by its code points.
 */
export interface Dialect {
  readonly name: DialectName;
  /** The name quoted whatever it holds. */
  readonly quote: (part: string) => string;
  /** A double, a whole number or text written into the statement. */
  readonly literal: (value: Bound) => string;
  /** What stands for the bound value at `index` (from 0). */
  readonly placeholder: (index: number, value: Bound) => string;
  readonly toDouble: (value: Fragment) => Fragment;
  readonly toText: (value: Fragment) => Fragment;
  /** The double, or NULL where it is NaN or infinite. */
  readonly finite: (value: Fragment) => Fragment;
  /** ln(1 + x) of a double that is not negative. */
  readonly log1p: (value: Fragment) => Fragment;
  /** Days from the date in a column to an ISO date, as a double. */
  readonly daysUntil: (value: Fragment, isoDate: string) => Fragment;
  /** The least of the values, NULLs left out. */
  readonly least: (values: readonly Fragment[]) => Fragment;
  /** Lower-case hex MD5 of text. */
  readonly md5: (text: Fragment) => Fragment;
  /** Exact quantile (linear between order statistics, R's type 7) of a double, as an aggregate. */
  readonly quantile: (value: Fragment, at: number) => Fragment;
  /** End of a subquery whose expressions the planner must not repeat in the query around it. */
  readonly fence: string;
}

export type DialectName = "duckdb" | "postgres" | "spark" | "ansi";

/** A statement and its values in the order of their placeholders. */
export interface Statement {
  readonly text: string;
  readonly values: readonly Bound[];
}

/** SQL from a template: only the template's own text is text; what is put in must be a fragment. */
export function sql(texts: TemplateStringsArray, ...fragments: readonly Fragment[]): Fragment {
  return {
    pieces: texts.flatMap((text, i) => [text, ...(fragments[i]?.pieces ?? [])]).filter((piece) => piece !== ""),
  };
}

/** A double as a bound value. */
export function double(bound: number): Fragment {
  return { pieces: [{ bound, type: "double" }] };
}

/** A whole number as a bound value. */
export function integer(bound: number): Fragment {
  return { pieces: [{ bound, type: "integer" }] };
}

/** Text as a bound value. */
export function text(bound: string): Fragment {
  return { pieces: [{ bound, type: "text" }] };
}

/** A name of the user's (or ours) that is quoted. */
export function name(...parts: readonly string[]): Fragment {
  return { pieces: [{ name: parts }] };
}

/** What a dialect says in its own way. */
export function spoken(say: (dialect: Dialect) => Fragment): Fragment {
  return { pieces: [{ spoken: say }] };
}

/** No number: NULL as a double. */
export const nothing: Fragment = spoken((dialect) => dialect.toDouble(sql`NULL`));

/** Fragments with text between them. */
export function joined(fragments: readonly Fragment[], between: ", " | " + " | " AND " | " OR " | " "): Fragment {
  return { pieces: fragments.flatMap(({ pieces }, i) => (i === 0 ? pieces : [between, ...pieces])) };
}
