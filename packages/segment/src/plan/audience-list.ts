import { drawRows } from "../compare/criteria/draw-rows.js";
import type { CustomerTable, NumericColumn } from "../customer-table.js";
import { SegmentError } from "../segment-error.js";
import { consentFlag } from "./audience-counts.js";
import type { ChannelConsent } from "./channel-consent.js";
import type { PlanSettings } from "./plan-settings.js";

/** Why a row is not contacted; 0 = it may be. */
const EXCLUDED = 1;
const CONTACTED = 2;

/**
 * Rows no list may hold, whatever the channel: a yes in an excluding column, or as many contacts as the cap allows.
 *
 * @returns One entry a row: 0 = may be listed, 1 = excluded, 2 = contacted often enough.
 * @throws {SegmentError} `bad-data`: a column absent, not yes/no, or not numbers; `bad-option`: contacts without a cap.
 */
export function leftOutRows(
  table: CustomerTable,
  { exclude, contacted, contactCap }: Pick<PlanSettings, "exclude" | "contacted" | "contactCap">,
): Uint8Array {
  const flags = exclude.map((name) => numbersOf(table, name, "exclude", true));
  if (contacted !== undefined && contactCap === undefined) {
    throw new SegmentError(
      "bad-option",
      `contactCap must be given where contacted is (${contacted}); got none. Add contactCap: {contacts: 4, days: 30}.`,
    );
  }
  const contacts = contacted === undefined ? null : numbersOf(table, contacted, "contacted", false);
  return Uint8Array.from({ length: table.rowCount }, (_, row) => {
    if (flags.some(({ values }) => values[row] === 1)) return EXCLUDED;
    return contacts !== null && contacts.values[row] >= (contactCap?.contacts ?? 0) ? CONTACTED : 0;
  });
}

function numbersOf(table: CustomerTable, name: string, key: string, flag: boolean): NumericColumn {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column?.kind === "numeric" && (!flag || column.measure === "flag")) return column;
  const what = flag ? "of yes and no" : "of numbers";
  throw new SegmentError(
    "bad-data",
    `${key} must name a column ${what}; got ${name}, ${column === undefined ? "which the customers do not have" : "which holds something else"}. Mend the name.`,
  );
}

/** What a list is asked for. */
export interface AudienceRequest {
  readonly segment: number;
  readonly consent: ChannelConsent;
  readonly settings: Pick<PlanSettings, "exclude" | "contacted" | "contactCap">;
  /** Most customers; those with the lowest seeded hash of their id stay. */
  readonly most: number | undefined;
  readonly seed: number;
}

/** Whom to contact, and why the others not: `table rows = otherSegments + excluded + contactedEnough + withoutConsent + overMost + listed`. */
export interface AudienceList {
  /** Rows of the table, rising. */
  readonly rows: Uint32Array;
  readonly otherSegments: number;
  readonly excluded: number;
  readonly contactedEnough: number;
  readonly withoutConsent: number;
  readonly overMost: number;
}

/**
 * The customers of a segment who may be contacted on a channel. Whoever objects has left the table before.
 *
 * @param segmentIds Of each row, from `score`.
 * @throws {SegmentError} `bad-data`: a column absent or of other values.
 */
export function audienceList(table: CustomerTable, segmentIds: Uint8Array, request: AudienceRequest): AudienceList {
  const leftOut = leftOutRows(table, request.settings);
  const { needed, column } = request.consent;
  const consent = needed && column !== null ? consentFlag(table, column).values : null;
  const counts = { otherSegments: 0, excluded: 0, contactedEnough: 0, withoutConsent: 0 };
  const allowed: number[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    if (segmentIds[row] !== request.segment) counts.otherSegments++;
    else if (leftOut[row] === EXCLUDED) counts.excluded++;
    else if (leftOut[row] === CONTACTED) counts.contactedEnough++;
    else if (consent !== null && consent[row] !== 1) counts.withoutConsent++;
    else allowed.push(row);
  }
  const kept = drawRows(allowed.length, request.most ?? allowed.length, request.seed, idHashes(table, allowed));
  return { rows: kept.map((at) => allowed[at]), ...counts, overMost: allowed.length - kept.length };
}

/** FNV-1a of each id, so that who stays under a cap depends on who it is, not on the file's order. */
function idHashes({ ids }: CustomerTable, rows: readonly number[]): Uint32Array {
  if (ids === null) return Uint32Array.from(rows);
  return Uint32Array.from(rows, (row) => {
    let hash = 0x811c9dc5;
    for (const byte of ids.bytes.subarray(ids.offsets[row], ids.offsets[row + 1])) {
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    return hash >>> 0;
  });
}
