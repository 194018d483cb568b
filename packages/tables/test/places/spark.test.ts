import http2 from "node:http2";
import { Code, ConnectError, type ConnectRouter } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import { sql } from "@coterie/sql";
import { tableFromArrays, tableToIPC } from "apache-arrow";
import { afterEach, describe, expect, test } from "vitest";
import { freePort } from "../../../../scripts/engines/free-port.mjs";
import type { Database } from "../../src/places/database.js";
import { openDatabase } from "../../src/places/open-database.js";
import { parsePlace } from "../../src/places/place.js";
import { SparkConnectService } from "../../src/places/spark/generated/connect_pb.js";

/** What the stand-in answers to the calls that fetch a result, one script a call in order; the last one stays. */
type Step =
  | { readonly batch: readonly number[]; readonly offset?: number }
  | "progress"
  | "complete"
  | "end"
  | { readonly error: ConnectError };

interface StandIn {
  readonly database: Database;
  /** The calls it heard, in order. */
  readonly heard: string[];
}

let closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing) close();
  closing = [];
});

/** A server that speaks the protocol and misbehaves as told. */
async function standIn(scripts: readonly (readonly Step[])[], version = "4.0.1"): Promise<StandIn> {
  const heard: string[] = [];
  let call = 0;
  let response = 0;
  async function* play() {
    const script = scripts[Math.min(call++, scripts.length - 1)];
    for (const step of script) {
      if (typeof step === "object" && "error" in step) throw step.error;
      if (step === "end") return;
      const responseId = `r${++response}`;
      if (step === "progress") {
        yield { responseId, responseType: { case: "executionProgress" as const, value: { numInflightTasks: 1n } } };
      } else if (step === "complete") {
        yield { responseId, responseType: { case: "resultComplete" as const, value: {} } };
      } else {
        const data = tableToIPC(tableFromArrays({ x: Float64Array.from(step.batch) }), "stream");
        const value = {
          data,
          rowCount: BigInt(step.batch.length),
          ...(step.offset === undefined ? {} : { startOffset: BigInt(step.offset) }),
        };
        yield { responseId, responseType: { case: "arrowBatch" as const, value } };
      }
    }
  }
  const routes = (router: ConnectRouter): ConnectRouter =>
    router.service(SparkConnectService, {
      analyzePlan: () => ({ result: { case: "sparkVersion", value: { version } } }),
      config: () => ({}),
      executePlan: () => {
        heard.push("execute");
        return play();
      },
      reattachExecute: ({ lastResponseId }) => {
        heard.push(`reattach after ${lastResponseId ?? "nothing"}`);
        return play();
      },
      releaseExecute: ({ release }) => {
        if (release.case === "releaseAll") heard.push("release all");
        return {};
      },
      interrupt: () => {
        heard.push("interrupt");
        return {};
      },
      releaseSession: () => ({}),
    });
  const port = await freePort();
  const server = http2.createServer(connectNodeAdapter({ routes }));
  const sessions = new Set<http2.ServerHttp2Session>();
  server.on("session", (session) => sessions.add(session));
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  closing.push(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  const database = await openDatabase(parsePlace(`sc://127.0.0.1:${port}/;table=customers`), {
    threads: 1,
    signal: null,
  });
  return { database, heard };
}

const internal = (text: string): Step => ({ error: new ConnectError(text, Code.Internal) });
const rows = async ({ database }: StandIn): Promise<unknown[]> => (await database.query(sql`SELECT x FROM t`)).flat();

describe("a result arrives whole, whatever the server does", () => {
  test("in one stream", async () => {
    const spark = await standIn([["progress", { batch: [1, 2], offset: 0 }, { batch: [3], offset: 2 }, "complete"]]);
    expect(await rows(spark)).toEqual([1, 2, 3]);
    expect(spark.heard[0]).toBe("execute");
    await expect.poll(() => spark.heard).toContain("release all");
    expect(spark.heard).not.toContain("interrupt");
  });

  test("the stream ends in the middle without a word: it is taken up after the last response", async () => {
    const spark = await standIn([[{ batch: [1], offset: 0 }, "end"], ["end"], [{ batch: [2], offset: 1 }, "complete"]]);
    expect(await rows(spark)).toEqual([1, 2]);
    expect(spark.heard.slice(0, 3)).toEqual(["execute", "reattach after r1", "reattach after r1"]);
  });

  test("only progress for a while", async () => {
    const spark = await standIn([
      ["progress", "progress", "end"],
      ["progress", { batch: [7], offset: 0 }, "complete"],
    ]);
    expect(await rows(spark)).toEqual([7]);
    expect(spark.heard[1]).toBe("reattach after r2");
  });

  test("the server is away, or the cursor was taken: again, after a wait", async () => {
    const away: Step = { error: new ConnectError("try later", Code.Unavailable) };
    const spark = await standIn([
      [away],
      [{ batch: [1], offset: 0 }, internal("[INVALID_CURSOR.DISCONNECTED] another one reads")],
      [{ batch: [2], offset: 1 }, "complete"],
    ]);
    expect(await rows(spark)).toEqual([1, 2]);
    expect(spark.heard.slice(0, 3)).toEqual(["execute", "execute", "reattach after r1"]);
  });

  test("the first request never arrived: it is sent again, as the same operation", async () => {
    const spark = await standIn([
      ["end"],
      [internal("[INVALID_HANDLE.OPERATION_NOT_FOUND] never heard of it")],
      [{ batch: [5], offset: 0 }, "complete"],
    ]);
    expect(await rows(spark)).toEqual([5]);
    expect(spark.heard.slice(0, 3)).toEqual(["execute", "reattach after nothing", "execute"]);
  });

  test("a large batch", async () => {
    const large = Array.from({ length: 700_000 }, (_, i) => i);
    const spark = await standIn([[{ batch: large, offset: 0 }, "complete"]]);
    expect((await rows(spark)).length).toBe(large.length);
  });

  test.each([
    ["a gap", [{ batch: [1], offset: 0 }, { batch: [3], offset: 2 }, "complete"], "after row 1 came row 2"],
    ["a repeated batch", [{ batch: [1], offset: 0 }, { batch: [1], offset: 0 }, "complete"], "after row 1 came row 0"],
  ] as const)("%s is no result", async (_, script, message) => {
    const spark = await standIn([script]);
    await expect(rows(spark)).rejects.toThrow(message);
    expect(spark.heard).toContain("interrupt");
  });

  test("an operation lost after its first rows is not begun again", async () => {
    const spark = await standIn([
      [{ batch: [1], offset: 0 }, "end"],
      [internal("[INVALID_HANDLE.OPERATION_NOT_FOUND] gone")],
    ]);
    await expect(rows(spark)).rejects.toThrow("the server lost or restarted it. Nothing was half written there.");
    expect(spark.heard.filter((call) => call === "execute")).toHaveLength(1);
  });
});

describe("refusals", () => {
  test.each([
    ["[INVALID_HANDLE.SESSION_CHANGED] restarted", "must live until the work is done"],
    [
      "[TABLE_OR_VIEW_NOT_FOUND] The table or view `customers` cannot be found",
      "There must be a table customers at sc://127.0.0.1",
    ],
    ["[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column with name `inc``ome` cannot be resolved", "`inc``ome` is not there"],
    ["[PARSE_SYNTAX_ERROR] Syntax error at or near 'x'", "it says PARSE_SYNTAX_ERROR"],
    ["[CAST_INVALID_INPUT] The value 'Ana Schmidt' of the type STRING", "Spark says CAST_INVALID_INPUT"],
    ["java.lang.OutOfMemoryError: heap of Ana Schmidt", "Spark could not do what was asked"],
  ])("%s", async (told, message) => {
    const spark = await standIn([[internal(told)]]);
    const error = await rows(spark).catch((each: Error) => each);
    expect(error).toMatchObject({ name: "TablesError" });
    expect((error as Error).message).toContain(message);
    // What the server says may hold a customer's values.
    expect((error as Error).message).not.toContain("Schmidt");
  });

  test("a token that is not accepted", async () => {
    const spark = await standIn([[{ error: new ConnectError("no", Code.Unauthenticated) }]]);
    await expect(rows(spark)).rejects.toThrow("must accept the token; it does not.");
  });

  test("an old server", async () => {
    await expect(standIn([[]], "3.5.1")).rejects.toThrow("must be Spark 4.0 or newer; it is 3.5.1.");
  });

  test("an abort interrupts the work there", async () => {
    const spark = await standIn([["progress", "end"]]);
    const controller = new AbortController();
    const place = parsePlace(spark.database.shown);
    const database = await openDatabase(place, { threads: 1, signal: controller.signal });
    const result = database.query(sql`SELECT 1`).catch((error: Error) => error.message);
    await expect.poll(() => spark.heard.length).toBeGreaterThan(2);
    controller.abort();
    expect(await result).toBe("The work was interrupted; nothing was kept.");
    expect(spark.heard).toContain("interrupt");
  });
});
