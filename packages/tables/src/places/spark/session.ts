import { randomUUID } from "node:crypto";
import type { Client } from "@connectrpc/connect";
import { TablesError } from "../../tables-error.js";
import type { SparkPlace } from "../place.js";
import type { SparkConnectService } from "./generated/connect_pb.js";
import { sparkError } from "./spark-error.js";

type Service = Client<typeof SparkConnectService>;

/** What every request of a session carries. */
interface Envelope {
  readonly sessionId: string;
  readonly userContext: { readonly userId: string; readonly userName: string };
  readonly clientType: string;
}

/** A session on a Spark Connect server. */
export interface SparkSession {
  readonly service: Service;
  readonly place: SparkPlace;
  readonly envelope: Envelope;
  /** Spark's version. */
  readonly version: string;
}

/** Largest message either way: the server's own default. */
const messageBytes = 128 * 2 ** 20;

/** What the text of our statements counts on. */
const settings: Readonly<Record<string, string>> = {
  "spark.sql.session.timeZone": "UTC",
  "spark.sql.variable.substitute": "false",
  "spark.sql.parser.escapedStringLiterals": "false",
};

/**
 * Open a session.
 *
 * @throws {TablesError} `no-connection`, `login`, `old-server`.
 */
export async function openSession(place: SparkPlace): Promise<SparkSession> {
  const { createClient } = await import("@connectrpc/connect");
  const { createGrpcTransport } = await import("@connectrpc/connect-node");
  const { SparkConnectService: service } = await import("./generated/connect_pb.js");
  const address = place.host.includes(":") ? `[${place.host}]` : place.host;
  const transport = createGrpcTransport({
    baseUrl: `${place.ssl ? "https" : "http"}://${address}:${place.port}`,
    readMaxBytes: messageBytes,
    writeMaxBytes: messageBytes,
    interceptors: [
      (next) => (request) => {
        if (place.token !== null) request.header.set("authorization", `Bearer ${place.token}`);
        return next(request);
      },
    ],
  });
  const client = createClient(service, transport);
  const user = place.user ?? process.env.SPARK_USER ?? process.env.USER ?? "coterie";
  const envelope: Envelope = {
    sessionId: randomUUID(),
    userContext: { userId: user, userName: user },
    clientType: "coterie",
  };
  try {
    const { result } = await client.analyzePlan(
      { ...envelope, analyze: { case: "sparkVersion", value: {} } },
      { timeoutMs: 60_000 },
    );
    const version = result.case === "sparkVersion" ? result.value.version : "";
    if (Number.parseInt(version, 10) < 4) {
      throw new TablesError(
        "old-server",
        `The server of ${place.shown} must be Spark 4.0 or newer; it is ${version}. Upgrade it, or export the table to Parquet.`,
      );
    }
    const pairs = Object.entries(settings).map(([key, value]) => ({ key, value }));
    await client.config({ ...envelope, operation: { opType: { case: "set", value: { pairs } } } });
    return { service: client, place, envelope, version };
  } catch (error) {
    throw sparkError(error, place);
  }
}

/** End a session and everything that runs in it. */
export async function closeSession({ service, envelope }: SparkSession): Promise<void> {
  await service.releaseSession(envelope, { timeoutMs: 5000 }).catch(() => {});
}
