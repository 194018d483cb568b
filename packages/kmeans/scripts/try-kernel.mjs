// A worker of mutants.mjs: runs what test/kernel/operations.test.ts runs on the builds it is given, and posts whether they pass.
import { parentPort, workerData } from "node:worker_threads";

const { checkOperations, shapes } = await import(workerData.checks);

function passes(bytes) {
  const module = new WebAssembly.Module(bytes);
  try {
    for (const shape of shapes) {
      const memory = new WebAssembly.Memory({ initial: 1 });
      const { exports } = new WebAssembly.Instance(module, { env: { memory } });
      checkOperations({ memory, operations: exports }, shape);
    }
    return true;
  } catch {
    return false;
  }
}

parentPort.postMessage(workerData.builds.every(passes));
