import { SegmentError } from "../segment-error.js";

/** A sum of columns times numbers, and a number. */
export interface LinearFormula {
  readonly constant: number;
  readonly terms: ReadonlyMap<string, number>;
}

/**
 * Read what a customer is worth: a column, or a formula of numbers, columns, + − * / and brackets such as `0.02 * account balance + 12`. Column names stand
 * as they are; where one holds a sign, in "double quotes".
 *
 * @param text As the person wrote it.
 * @param columns Names of the numeric columns there are.
 * @throws {SegmentError} `bad-option`: a name that is no column, a sign out of place, or columns multiplied with each other (means of segments cannot tell that).
 */
export function parseValue(text: string, columns: readonly string[]): LinearFormula {
  const tokens = tokensOf(text, columns);
  let at = 0;
  const peek = (): Token | undefined => tokens[at];
  const take = (sign: string): boolean => {
    if (peek()?.sign !== sign) return false;
    at++;
    return true;
  };
  const sum = (): LinearFormula => {
    let left = product();
    for (;;) {
      if (take("+")) left = add(left, product(), 1);
      else if (take("-")) left = add(left, product(), -1);
      else return left;
    }
  };
  const product = (): LinearFormula => {
    let left = factor();
    for (;;) {
      if (take("*")) left = times(left, factor(), text);
      else if (take("/")) left = over(left, factor(), text);
      else return left;
    }
  };
  const factor = (): LinearFormula => {
    if (take("-")) return add(number(0), factor(), -1);
    if (take("(")) {
      const inner = sum();
      if (!take(")")) throw refusal(text, "a bracket is not closed");
      return inner;
    }
    const token = tokens[at++];
    if (token?.value !== undefined) return number(token.value);
    if (token?.column !== undefined) return { constant: 0, terms: new Map([[token.column, 1]]) };
    throw refusal(text, token === undefined ? "it ends too early" : `${token.sign} is out of place`);
  };
  const formula = sum();
  if (at < tokens.length)
    throw refusal(text, `${tokens[at].sign ?? tokens[at].column ?? tokens[at].value} is out of place`);
  return formula;
}

interface Token {
  readonly sign?: string;
  readonly value?: number;
  readonly column?: string;
}

function tokensOf(text: string, columns: readonly string[]): readonly Token[] {
  const byLength = columns.toSorted((a, b) => b.length - a.length);
  const tokens: Token[] = [];
  let rest = text;
  for (;;) {
    rest = rest.trimStart();
    if (rest === "") return tokens;
    const quoted = /^"([^"]*)"/u.exec(rest);
    const named =
      quoted === null
        ? byLength.find((name) => startsWithName(rest, name))
        : columns.find((name) => name === quoted[1]);
    const figure = /^\d+(\.\d+)?/u.exec(rest);
    if (named !== undefined) {
      tokens.push({ column: named });
      rest = rest.slice(quoted === null ? named.length : quoted[0].length);
    } else if (figure !== null) {
      tokens.push({ value: Number(figure[0]) });
      rest = rest.slice(figure[0].length);
    } else if ("+-*/()".includes(rest[0])) {
      tokens.push({ sign: rest[0] });
      rest = rest.slice(1);
    } else {
      const word = quoted?.[1] ?? /^[^+*/()\s]+/u.exec(rest)?.[0] ?? rest[0];
      throw refusal(text, `${word} is no column of numbers (there are: ${columns.join(", ")})`);
    }
  }
}

/** A name that goes on is another name: `income` is not the start of `income/month`, but is before `* 2`. */
function startsWithName(text: string, name: string): boolean {
  return text.startsWith(name) && !/^[\p{L}\p{N}_]/u.test(text.slice(name.length));
}

function number(constant: number): LinearFormula {
  return { constant, terms: new Map() };
}

function add(a: LinearFormula, b: LinearFormula, sign: number): LinearFormula {
  const terms = new Map(a.terms);
  for (const [name, factor] of b.terms) terms.set(name, (terms.get(name) ?? 0) + sign * factor);
  return { constant: a.constant + sign * b.constant, terms };
}

function scale(a: LinearFormula, by: number): LinearFormula {
  return { constant: a.constant * by, terms: new Map([...a.terms].map(([name, factor]) => [name, factor * by])) };
}

function times(a: LinearFormula, b: LinearFormula, text: string): LinearFormula {
  if (a.terms.size === 0) return scale(b, a.constant);
  if (b.terms.size === 0) return scale(a, b.constant);
  throw refusal(text, "two columns are multiplied; make their product a column of the table");
}

function over(a: LinearFormula, b: LinearFormula, text: string): LinearFormula {
  if (b.terms.size === 0 && b.constant !== 0) return scale(a, 1 / b.constant);
  throw refusal(
    text,
    b.terms.size === 0 ? "it divides by 0" : "it divides by a column; make the quotient a column of the table",
  );
}

function refusal(text: string, why: string): SegmentError {
  return new SegmentError(
    "bad-option",
    `value must be a column, or numbers and columns with + - * / and brackets; got ${text}: ${why}.`,
  );
}
