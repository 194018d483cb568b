import type { CustomerTable, NumericColumn } from "../customer-table.js";
import { SegmentError } from "../segment-error.js";
import type { Segmentation } from "../segmentation.js";

/** Customers of a segment who gave exactly these consents. */
interface ConsentPattern {
  readonly columns: readonly string[];
  readonly customers: number;
}

/** How many of a segment there are, and who consents to what. */
export interface SegmentAudience {
  readonly segment: number;
  readonly customers: number;
  /** Consent column to customers; null where withheld. */
  readonly consenting: Readonly<Record<string, number | null>>;
  /** Null where only the model was looked at. */
  readonly patterns: readonly ConsentPattern[] | null;
}

/** Whom a plan is counted on. */
export interface AudienceCounts {
  readonly counted: "model" | "table";
  readonly tableHash: string;
  readonly segments: readonly SegmentAudience[];
}

/** Count on the model alone: its customers when it was fitted, consents from the profile. */
export function audienceOfModel(model: Segmentation): AudienceCounts {
  const consents = consentColumns(model.columns);
  return {
    counted: "model",
    tableHash: model.provenance.tableHash,
    segments: model.segments.map(({ id, size, profile }) => ({
      segment: id,
      customers: size,
      consenting: Object.fromEntries(
        consents.map((name) => {
          const cell = profile.numeric.find(({ column }) => column === name);
          return [
            name,
            cell?.mean == null || cell.count === null
              ? null
              : coarse(Math.round(cell.mean * cell.count), size, model.minCell),
          ];
        }),
      ),
      patterns: null,
    })),
  };
}

/**
 * Count on a table of customers.
 *
 * @param segmentIds Of each row, from `score`.
 * @param consents Names of the consent columns asked about.
 * @param leftOut Rows to leave out: excluded, or contacted often enough.
 * @throws {SegmentError} `bad-data`: a consent column absent or not yes/no.
 */
export function audienceOfTable(
  model: Segmentation,
  table: CustomerTable,
  segmentIds: Uint8Array,
  consents: readonly string[],
  leftOut: Uint8Array,
): AudienceCounts {
  const flags = consents.map((name) => consentFlag(table, name));
  return {
    counted: "table",
    tableHash: table.hash,
    segments: model.segments.map(({ id }) => {
      const byPattern = new Map<string, number>();
      let customers = 0;
      for (let row = 0; row < table.rowCount; row++) {
        if (segmentIds[row] !== id || leftOut[row] === 1) continue;
        customers++;
        const key = flags.map(({ values }) => (values[row] === 1 ? "1" : "0")).join("");
        byPattern.set(key, (byPattern.get(key) ?? 0) + 1);
      }
      const patterns = [...byPattern]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, count]) => ({ columns: consents.filter((_, i) => key[i] === "1"), customers: count }));
      const consenting = Object.fromEntries(
        consents.map((name) => {
          const own = patterns.filter(({ columns }) => columns.includes(name));
          return [
            name,
            coarse(
              own.reduce((sum, pattern) => sum + pattern.customers, 0),
              customers,
              model.minCell,
            ),
          ];
        }),
      );
      return { segment: id, customers, consenting, patterns };
    }),
  };
}

/** A consent column of a table; a missing value is no consent. */
export function consentFlag(table: CustomerTable, name: string): NumericColumn {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column?.kind === "numeric" && column.measure === "flag") return column;
  const consents = consentColumns(table.columns);
  const got = column === undefined ? "no such column" : "other values";
  throw new SegmentError(
    "bad-data",
    `${name} must be a column of yes and no that says who consents; got ${got} (consents of the table: ${consents.join(", ") || "none"}). Mend the name, or write consent: not needed where the law asks for none.`,
  );
}

/** Names of the columns that say who consents. */
export function consentColumns(
  columns: readonly { readonly name: string; readonly role: string }[],
): readonly string[] {
  return columns.filter(({ role }) => role === "consent").map(({ name }) => name);
}

/** Fewer than the minimum cell count as none; where so few are missing, as all. */
function coarse(count: number, of: number, minCell: number): number {
  if (count < minCell) return 0;
  return of - count < minCell ? of : count;
}
