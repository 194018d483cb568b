import type { Order, Outcome } from "./messages.js";
import { createWorker } from "./obey.js";
import { unpack } from "./parcel.js";

interface Port {
  postMessage(outcome: Outcome): void;
}

interface NodePort extends Port {
  on(event: "message", listener: (parcel: unknown) => void): void;
}

interface WebPort extends Port {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

const worker = createWorker();
const obey = (parcel: unknown): Outcome => worker(unpack(parcel) as Order);
const { parentPort } = globalThis.process?.getBuiltinModule?.("node:worker_threads") ?? {};
if (parentPort) {
  const port = parentPort as NodePort;
  port.on("message", (parcel) => port.postMessage(obey(parcel)));
} else {
  const port = globalThis as unknown as WebPort;
  port.onmessage = ({ data }) => port.postMessage(obey(data));
}
