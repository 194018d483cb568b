import type { Order, Outcome } from "./messages.js";
import { createWorker } from "./obey.js";

interface Port {
  postMessage(outcome: Outcome): void;
}

interface NodePort extends Port {
  on(event: "message", listener: (order: Order) => void): void;
}

interface WebPort extends Port {
  onmessage: ((event: { readonly data: Order }) => void) | null;
}

const worker = createWorker();
const { parentPort } = globalThis.process?.getBuiltinModule?.("node:worker_threads") ?? {};
if (parentPort) {
  const port = parentPort as NodePort;
  port.on("message", (order) => port.postMessage(worker(order)));
} else {
  const port = globalThis as unknown as WebPort;
  port.onmessage = ({ data }) => port.postMessage(worker(data));
}
