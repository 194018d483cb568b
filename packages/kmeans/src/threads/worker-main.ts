import type { Outcome } from "./messages.js";
import { createWorker } from "./obey.js";
import { type Parcel, unpackOrder } from "./parcel.js";

interface Port {
  postMessage(outcome: Outcome): void;
}

interface NodePort extends Port {
  on(event: "message", listener: (parcel: Parcel) => void): void;
}

interface WebPort extends Port {
  onmessage: ((event: { readonly data: Parcel }) => void) | null;
}

const worker = createWorker();
const obey = (parcel: Parcel): Outcome => worker(unpackOrder(parcel));
const { parentPort } = globalThis.process?.getBuiltinModule?.("node:worker_threads") ?? {};
if (parentPort) {
  const port = parentPort as NodePort;
  port.on("message", (parcel) => port.postMessage(obey(parcel)));
} else {
  const port = globalThis as unknown as WebPort;
  port.onmessage = ({ data }) => port.postMessage(obey(data));
}
