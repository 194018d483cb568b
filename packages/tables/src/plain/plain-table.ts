import { setImmediate } from "node:timers/promises";
import type { CustomerTable, Warning } from "@coterie/segment";
import type { ResolvedReadOptions } from "../read-options.js";
import { assertRolesExist } from "../roles/assert-roles-exist.js";
import { assignRoles, namedRoles, type ReadColumn } from "../roles/assign-roles.js";
import { sharedDoubles } from "../shared-doubles.js";
import { stagedName } from "../source/staged.js";
import { assertFeatureCount } from "../table/assert-feature-count.js";
import { madeColumns, makeTable } from "../table/make-table.js";
import { planColumn } from "../table/outputs.js";
import { columnParts, idParts } from "../table/table-hash.js";
import { throwIfAborted } from "../throw-if-aborted.js";
import { unitInName } from "../values/currency.js";
import { levelLimit } from "../values/facts.js";
import { fillColumns } from "./fill-columns.js";
import { orderById, packIds } from "./order-by-id.js";
import { orderByValues } from "./order-by-values.js";
import type { PlainBlock } from "./parse-block.js";
import { columnOf, concatenated, plainFacts } from "./plain-facts.js";
import { joinFigures, type PlainFigures } from "./plain-figures.js";
import type { Readers } from "./readers.js";

/**
 * Give columns of plain numbers their roles and put the rows in canonical order.
 *
 * @param blocks The rows; every column has a number in some.
 * @param warnings What was noticed so far.
 * @param readers Threads that help; may be none.
 * @returns Null where that takes more than numbers: ids that repeat or are texts, rows without a feature.
 */
export async function plainTable(
  blocks: readonly PlainBlock[],
  names: readonly string[],
  warnings: readonly Warning[],
  options: ResolvedReadOptions,
  readers: Readers,
): Promise<CustomerTable | null> {
  const rowCount = blocks.reduce((sum, block) => sum + block.rowCount, 0);
  await begin("looking at columns", null, options);
  const figures = names.map((_, column) => joinFigures(blocks.map((block) => block.figures[column])));
  const read = names.map((name, column) => readColumn(blocks, name, column, figures[column], rowCount));
  const columns = read.map(({ column }) => column);
  // Asked twice, as where lists may be, so that it is the same name that is refused.
  for (const mayBeList of [true, false]) assertRolesExist(columns, options, () => mayBeList);
  const { known, roles, warnings: ofRoles } = await assignRoles(read, rowCount, options);
  const id = roles.findIndex(({ role }) => role === "id");
  if (id >= 0 && !(await isNumberedId(read[id], rowCount, options))) return null;

  const named = namedRoles(options);
  const protectedNames = new Set(options.roles.protected);
  const plans = known.map((column, i) => planColumn(column, roles[i], null, named, protectedNames));
  const outputs = plans.flatMap(({ output }, column) => (output === null ? [] : [{ ...output, column }]));
  assertFeatureCount(outputs, options.maxFeatures);
  const features = outputs.flatMap(({ featureCount, column }) => (featureCount > 0 ? [column] : []));
  const isEverFull = features.some((column) => read[column].facts.present === rowCount);
  if (!isEverFull && anyRowIsEmpty(blocks, features)) return null;

  await begin("sorting", rowCount, options);
  const idValues = id < 0 ? null : concatenated(blocks, id);
  const order =
    idValues === null
      ? orderByValues(
          outputs.map(({ column }) => concatenated(blocks, column)),
          rowCount,
        )
      : orderById(idValues, figures[id].ascends);
  await begin("reading", rowCount, options);
  const arrays = outputs.map(() => sharedDoubles(rowCount));
  const { ranks, sourceRows } = placesOf(order);
  const filling = {
    blocks,
    ranks,
    columns: outputs.map(({ column }) => column),
    arrays,
    states: new Int32Array(new SharedArrayBuffer(arrays.length * Int32Array.BYTES_PER_ELEMENT)),
  };
  const idName = idValues === null ? null : names[id];
  const parts = columnParts(madeColumns({ plans, arrays }), idName, rowCount);
  const hashed = parts.map((part) => (typeof part === "string" ? part : arrays.indexOf(part as Float64Array)));
  // Others begin with the first columns, this thread with the last, once the ids are packed.
  const finishHash = readers.count > 0 ? readers.fill(filling, hashed) : null;
  const ids = idName === null ? null : packIds(idName, idValues!, order);
  const hash = finishHash?.(idParts(ids));
  fillColumns(filling, "last");
  return makeTable({
    plans,
    arrays,
    ids,
    idRepeats: false,
    sourceRows,
    rows: { read: rowCount, filtered: 0, objected: 0, duplicate: 0, unusable: 0, segmented: rowCount },
    asOf: options.asOf,
    warnings: [...warnings, ...ofRoles],
    ...(hash === undefined ? {} : { hash: await hash }),
  });
}

/** Say what is done next, unless the user stopped it, which can only be heard between two pieces of work. */
async function begin(stage: string, total: number | null, { signal, onProgress }: ResolvedReadOptions): Promise<void> {
  onProgress({ stage, done: 0, total });
  await setImmediate();
  throwIfAborted(signal);
}

function readColumn(
  blocks: readonly PlainBlock[],
  name: string,
  column: number,
  joined: PlainFigures,
  rowCount: number,
): ReadColumn {
  const sql = stagedName(column);
  return {
    column: { name, sql, stagedAs: "number", writtenWithDecimals: async () => joined.withDecimals },
    reading: { kind: "number", sql, unit: unitInName(name) },
    facts: plainFacts(blocks, column, joined, rowCount),
    shapes: null,
  };
}

/** Whether an id can be told from its number. One the user named is its text, and a few texts may mean something. */
async function isNumberedId(
  { column, facts }: ReadColumn,
  rowCount: number,
  { roles }: ResolvedReadOptions,
): Promise<boolean> {
  if (!facts.unique || facts.min! < 0) return false;
  return roles.id.length === 0 || (rowCount > levelLimit && !(await column.writtenWithDecimals()));
}

function anyRowIsEmpty(blocks: readonly PlainBlock[], columns: readonly number[]): boolean {
  if (columns.length === 0) return false;
  return blocks.some((block) => {
    const values = columns.map((column) => columnOf(block, column));
    for (let row = 0; row < block.rowCount; row++) {
      if (values.every((column) => Number.isNaN(column[row]))) return true;
    }
    return false;
  });
}

/** The place of each row in an order, in shared memory; and the rows in order, counted from 1. */
function placesOf(order: Uint32Array): { readonly ranks: Uint32Array; readonly sourceRows: Float64Array } {
  const ranks = new Uint32Array(new SharedArrayBuffer(order.byteLength));
  const sourceRows = new Float64Array(order.length);
  for (let from = 0; from < order.length; from += atOnce) placeSome(order, from, ranks, sourceRows);
  return { ranks, sourceRows };
}

/** What is called often is compiled sooner than a loop that runs long. */
const atOnce = 4096;

function placeSome(order: Uint32Array, from: number, ranks: Uint32Array, sourceRows: Float64Array): void {
  const to = Math.min(order.length, from + atOnce);
  for (let rank = from; rank < to; rank++) {
    ranks[order[rank]] = rank;
    sourceRows[rank] = order[rank] + 1;
  }
}
