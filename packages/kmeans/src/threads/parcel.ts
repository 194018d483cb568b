import { KMeansError } from "../kmeans-error.js";
import type { Order } from "./messages.js";

/**
 * A view of shared memory in plain numbers. V8 11 (Node 20) cuts the offset and the length of a view that is sent to 32 bits: a worker would read
 * other rows.
 */
interface PackedView {
  readonly packed: "Float32Array" | "Float64Array";
  readonly buffer: SharedArrayBuffer;
  readonly byteOffset: number;
  readonly length: number;
}

/** Bytes that one ArrayBuffer may have that is copied to a worker. */
const MOST_COPIED = 2 ** 32 - 1;

/** Orders that carry no rows: asked between passes, they go as they are. */
const WITHOUT_ROWS: ReadonlySet<string> = new Set<Order["order"]>(["ready", "answer", "run", "release"]);

/** An order on its way. */
export interface Parcel {
  readonly order: Order["order"];
}

/** An order as it is sent to a worker. */
export function packOrder(order: Order): Parcel {
  return WITHOUT_ROWS.has(order.order) ? order : (pack(order) as Parcel);
}

/** The order that was packed. */
export function unpackOrder(parcel: Parcel): Order {
  return (WITHOUT_ROWS.has(parcel.order) ? parcel : unpack(parcel)) as Order;
}

/**
 * A message as it is sent to a worker: rows in shared memory wherever they lie in it, other rows without what lies around them.
 *
 * @param message Plain data and typed arrays; not modified.
 * @returns What `unpack` turns into an equal message.
 * @throws {KMeansError} `bad-data` for rows that must be copied and are too many for that.
 */
export function pack(message: unknown): unknown {
  if (message instanceof Float32Array || message instanceof Float64Array) return packView(message);
  if (ArrayBuffer.isView(message)) return message;
  return mapped(message, pack);
}

/**
 * The message that was packed.
 *
 * @param parcel As it arrives.
 */
export function unpack(parcel: unknown): unknown {
  if (ArrayBuffer.isView(parcel)) return parcel;
  if (isPacked(parcel)) {
    const { packed, buffer, byteOffset, length } = parcel;
    return packed === "Float32Array"
      ? new Float32Array(buffer, byteOffset, length)
      : new Float64Array(buffer, byteOffset, length);
  }
  return mapped(parcel, unpack);
}

function packView(view: Float32Array | Float64Array): PackedView | Float32Array | Float64Array {
  const { buffer, byteOffset, byteLength, length } = view;
  if (typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer) {
    return { packed: view instanceof Float32Array ? "Float32Array" : "Float64Array", buffer, byteOffset, length };
  }
  if (byteLength > MOST_COPIED) {
    throw new KMeansError(
      "bad-data",
      `values that are copied to a thread must be less than 4 GiB; got ${Math.ceil(byteLength / 2 ** 20)} MiB. Use more threads, smaller chunks, or memory that threads share (see createMatrix).`,
    );
  }
  return byteLength < buffer.byteLength ? view.slice() : view;
}

function isPacked(value: unknown): value is PackedView {
  return typeof value === "object" && value !== null && "packed" in value;
}

function mapped(value: unknown, map: (inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(map);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, map(inner)]));
}
