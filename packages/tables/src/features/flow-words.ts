import type { Warning } from "@coterie/segment";
import type { Scratch } from "../duck/scratch.js";
import { TablesError } from "../tables-error.js";
import { cameIn } from "./direction-words.js";
import { levelKind } from "./level-kind.js";
import { type Levels, levelsOf } from "./level-table.js";
import { type PurposeColumn, textSql } from "./staged-purposes.js";

/** The column that says whether money came or left. */
export interface Flow {
  readonly name: string;
  readonly cell: string;
  readonly levels: Levels;
  /** By code: came (true), left (false), or says neither. */
  readonly incoming: readonly (boolean | null)[];
}

const mostLevels = 50;
const levelsShown = 6;

/**
 * Find what says whether money came or left: the direction column, else a type column whose words all do. Null where nothing says it.
 *
 * @throws {TablesError} `bad-option` where the user's direction column holds words that say neither.
 */
export async function findFlow(
  scratch: Scratch,
  direction: PurposeColumn | undefined,
  type: PurposeColumn | undefined,
  warnings: Warning[],
): Promise<Flow | null> {
  if (direction !== undefined) {
    const flow = await flowOf(scratch, direction);
    const unknown = flow === null ? [] : flow.levels.filter((_, code) => flow.incoming[code] === null);
    if (flow !== null && unknown.length === 0) return flow;
    const name = direction.found.name;
    const got = flow === null ? `more than ${mostLevels} different texts` : unknown.slice(0, levelsShown).join(", ");
    if (direction.found.named) {
      throw new TablesError(
        "bad-option",
        `--direction must name a column that says in or out (credit or debit); ${name} holds ${got}. Write in and out, or leave --direction out to go by the sign of the amounts.`,
      );
    }
    warnings.push({
      code: "unknown-direction",
      message: `${name} is named like a direction but holds ${got}, which do not say whether money came or left; the sign of the amounts decides.`,
    });
  }
  const byType = type === undefined ? null : await flowOf(scratch, type);
  if (byType === null) return null;
  const plain = byType.levels.flatMap((level, code) =>
    levelKind(level, false) === null ? [byType.incoming[code]] : [],
  );
  return plain.includes(true) && plain.includes(false) && !byType.incoming.includes(null) ? byType : null;
}

async function flowOf(scratch: Scratch, column: PurposeColumn): Promise<Flow | null> {
  const cell = textSql(column);
  const levels = await levelsOf(scratch, cell, mostLevels);
  return levels === null ? null : { name: column.found.name, cell, levels, incoming: levels.map(cameIn) };
}
