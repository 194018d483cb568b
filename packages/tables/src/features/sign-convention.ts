import type { Warning } from "@coterie/segment";
import type { Scratch } from "../duck/scratch.js";
import type { Flow } from "./flow-words.js";

/** How a transaction shows whether money came or left. */
export interface SignConvention {
  readonly kind: "direction" | "signed" | "all-out";
  /** The convention as a sentence. */
  readonly text: string;
  /** SQL over `read`: BOOLEAN, money came; NULL where the row does not say. */
  readonly incomingSql: string;
  /** SQL over `read`: BOOLEAN, the sign runs against the direction, so that the row takes another one back. */
  readonly againstSql: string;
}

/** Signs fewer than this share of the other are more likely corrections than a direction. */
const fewShare = 0.01;

/** Find the sign convention in the rows that count. @param where SQL of these rows. */
export async function signConvention(
  scratch: Scratch,
  flow: Flow | null,
  amountName: string,
  where: string,
  warnings: Warning[],
): Promise<SignConvention> {
  if (flow !== null) return byDirection(scratch, flow, amountName, where);
  const [[positive, negative]] = (await scratch.rows(
    `SELECT count(*) FILTER (amount > 0), count(*) FILTER (amount < 0) FROM read WHERE ${where}`,
  )) as number[][];
  if (positive === 0 || negative === 0) {
    const sign = negative > 0 ? "below" : "at or above";
    return {
      kind: "all-out",
      text: `Every amount of ${amountName} is ${sign} zero and no column tells a direction: all are money that left.`,
      incomingSql: "false",
      againstSql: "false",
    };
  }
  const share = Math.min(positive, negative) / (positive + negative);
  if (share < fewShare) {
    const few = positive < negative ? "above" : "below";
    warnings.push({
      code: "few-signs",
      message: `Only ${Math.min(positive, negative).toLocaleString("en")} amounts of ${amountName} are ${few} zero; they count as money that ${positive < negative ? "came" : "left"}. If they are corrections, say so in a type column.`,
    });
  }
  return {
    kind: "signed",
    text: `The sign of ${amountName} tells the direction: below zero money left, above zero it came.`,
    incomingSql: "(amount > 0)",
    againstSql: "false",
  };
}

async function byDirection(scratch: Scratch, flow: Flow, amountName: string, where: string): Promise<SignConvention> {
  const codesOf = (came: boolean) => flow.incoming.flatMap((incoming, code) => (incoming === came ? [code] : []));
  const isIn = (came: boolean) => `flow IN (${[...codesOf(came), -1].join(", ")})`;
  const [[inPositive, inNegative, outPositive, outNegative]] = (await scratch.rows(`
    SELECT count(*) FILTER (${isIn(true)} AND amount > 0), count(*) FILTER (${isIn(true)} AND amount < 0),
      count(*) FILTER (${isIn(false)} AND amount > 0), count(*) FILTER (${isIn(false)} AND amount < 0)
    FROM read WHERE ${where}`)) as number[][];
  const against = (positive: number, negative: number) => (positive >= negative ? "amount < 0" : "amount > 0");
  const texts = (came: boolean) =>
    codesOf(came)
      .map((code) => flow.levels[code])
      .join(", ") || "no text";
  return {
    kind: "direction",
    text: `${flow.name} tells the direction: ${texts(true)} = money came, ${texts(false)} = money left; ${amountName} is taken without its sign.`,
    incomingSql: `CASE WHEN ${isIn(true)} THEN true WHEN ${isIn(false)} THEN false END`,
    againstSql: `((${isIn(true)} AND ${against(inPositive, inNegative)}) OR (${isIn(false)} AND ${against(outPositive, outNegative)}))`,
  };
}
