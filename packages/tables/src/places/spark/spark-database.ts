import { open } from "node:fs/promises";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { type Bound, bind, dialects, type Fragment, inline, joined, name, sql } from "@coterie/sql";
import { TablesError } from "../../tables-error.js";
import type { ColumnUse, DatabaseCell, DatabaseColumn, WritableDatabase } from "../database.js";
import { type SparkPlace, shownTable } from "../place.js";
import { arrowCells, arrowLines } from "./arrow-cells.js";
import { execute } from "./execute.js";
import type {
  DataType,
  ExecutePlanResponse_ArrowBatch,
  Expression_LiteralSchema,
  ExpressionSchema,
} from "./generated/connect_pb.js";
import { closeSession, openSession, type SparkSession } from "./session.js";
import { sparkError } from "./spark-error.js";

type Kind = DataType["kind"]["case"];

const uses: Readonly<Partial<Record<NonNullable<Kind>, ColumnUse>>> = {
  byte: "whole",
  short: "whole",
  integer: "whole",
  long: "whole",
  decimal: "decimal",
  float: "float",
  double: "float",
  boolean: "boolean",
  string: "text",
  char: "text",
  varChar: "text",
  date: "date",
  timestamp: "date",
  timestampNtz: "date",
};

/** A table that a Spark Connect server knows. Spark has no snapshot: a table that changes meanwhile is seen as it changes. */
export async function openSpark(place: SparkPlace, signal: AbortSignal | null): Promise<WritableDatabase> {
  return new SparkDatabase(await openSession(place), signal);
}

class SparkDatabase implements WritableDatabase {
  readonly dialect = dialects.spark;
  readonly engine: string;
  readonly shown: string;
  readonly snapshot = null;
  readonly #session: SparkSession;
  readonly #signal: AbortSignal | null;
  #bytes = 0;

  constructor(session: SparkSession, signal: AbortSignal | null) {
    this.#session = session;
    this.#signal = signal;
    this.engine = `Spark ${session.version}`;
    this.shown = session.place.shown;
  }

  async columns(table: readonly string[]): Promise<readonly DatabaseColumn[]> {
    const { service, envelope, place } = this.#session;
    const query = inline(sql`SELECT * FROM ${name(...table)}`, this.dialect);
    const root = { relType: { case: "sql" as const, value: { query } } };
    try {
      const { result } = await service.analyzePlan({
        ...envelope,
        analyze: { case: "schema", value: { plan: { opType: { case: "root", value: root } } } },
      });
      const schema = result.case === "schema" ? result.value.schema?.kind : undefined;
      const fields = schema?.case === "struct" ? schema.value.fields : [];
      return fields.map(({ name: column, dataType }) => {
        const kind = dataType?.kind.case;
        return {
          name: column,
          use: (kind === undefined ? undefined : uses[kind]) ?? "none",
          type: kind ?? "of a kind unknown here",
        };
      });
    } catch (error) {
      throw sparkError(error, { ...place, table });
    }
  }

  async query(fragment: Fragment): Promise<DatabaseCell[][]> {
    const rows: DatabaseCell[][] = [];
    for await (const batch of this.#batches(fragment)) {
      for (const row of await arrowCells(batch.data)) rows.push(row);
    }
    return rows;
  }

  async copyOut(
    fragment: Fragment,
    columns: readonly string[],
    file: string,
    onRows: (rows: number) => void,
  ): Promise<void> {
    const handle = await open(file, "w", 0o600);
    try {
      let rows = 0;
      for await (const batch of this.#batches(csvLines(fragment, columns))) {
        await handle.write(await arrowLines(batch.data));
        rows += Number(batch.rowCount);
        onRows(rows);
      }
    } finally {
      await handle.close();
    }
  }

  async execute(fragment: Fragment): Promise<void> {
    for await (const _ of this.#batches({ pieces: [inline(fragment, this.dialect)] }));
  }

  /** Spark has no transactions: a writer swaps a view at the end. */
  async commit(): Promise<void> {}

  bytesReceived(): number {
    return this.#bytes;
  }

  async close(): Promise<void> {
    await closeSession(this.#session);
  }

  /** The batches of a query. A gap in their offsets is a loss on the way, and refused. */
  async *#batches(fragment: Fragment): AsyncGenerator<ExecutePlanResponse_ArrowBatch> {
    const { text, values } = bind(fragment, this.dialect);
    const posArguments = values.map(literalOf);
    const root = { relType: { case: "sql" as const, value: { query: text, posArguments } } };
    let rows = 0;
    for await (const { responseType } of execute(
      this.#session,
      { opType: { case: "root", value: root } },
      this.#signal,
    )) {
      if (responseType.case !== "arrowBatch") continue;
      const batch = responseType.value;
      if (batch.startOffset !== undefined && Number(batch.startOffset) !== rows) {
        throw new TablesError(
          "lost-connection",
          `Every row of ${shownTable(this.#session.place.table)} must arrive once; after row ${rows} came row ${batch.startOffset}. Start again.`,
        );
      }
      rows += Number(batch.rowCount);
      this.#bytes += batch.data.length;
      yield batch;
    }
  }
}

/** Whole numbers go as INT where they fit: LIMIT takes nothing longer. */
function literalOf({ bound, type }: Bound): MessageInitShape<typeof ExpressionSchema> {
  const literal = (literalType: MessageInitShape<typeof Expression_LiteralSchema>["literalType"]) => ({
    exprType: { case: "literal" as const, value: { literalType } as MessageInitShape<typeof Expression_LiteralSchema> },
  });
  if (type === "text") return literal({ case: "string", value: String(bound) });
  const number = Number(bound);
  if (type === "double") return literal({ case: "double", value: number });
  return literal(
    number === (number | 0) ? { case: "integer", value: number } : { case: "long", value: BigInt(number) },
  );
}

/** Rows as lines of CSV made there, so that a batch arrives as the bytes of the file. */
function csvLines(fragment: Fragment, columns: readonly string[]): Fragment {
  const quote: Fragment = { pieces: ["'\"'"] };
  const cells = columns.map(
    (column) =>
      sql`COALESCE(CONCAT(${quote}, REPLACE(CAST(${name(column)} AS STRING), ${quote}, CONCAT(${quote}, ${quote})), ${quote}), '')`,
  );
  return sql`SELECT CONCAT(CONCAT_WS(',', ${joined(cells, ", ")}), CHR(10)) AS coterie_line FROM (${fragment}) AS coterie_rows`;
}
