// Compiles assembly/ twice (with and without SIMD) and bundles the worker, and writes both as text into src/generated/,
// so that the package needs no file beside its bundle. Run before tsc and before the tests.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { compileKernel } from "./compile-kernel.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const generated = `${root}src/generated`;
const workerEntry = fileURLToPath(import.meta.resolve("../src/threads/worker-main.ts"));

await mkdir(generated, { recursive: true });
const { simd, scalar, source } = await compileKernel(root);
await writeFile(`${generated}/kernel-bytes.ts`, source);
console.log(`kernel: ${simd.length} bytes with SIMD, ${scalar.length} without`);

// The kernel's bytes are in the main bundle already: a worker finds them in its global scope, where whoever starts it puts them.
const kernelBytes = "\0kernel-bytes";
const handedOver = {
  name: "kernel-bytes",
  resolveId: (id) => (id.endsWith("/generated/kernel-bytes.js") ? kernelBytes : null),
  load: (id) =>
    id === kernelBytes ? "export const { SIMD_KERNEL, SCALAR_KERNEL } = globalThis.coterieKernels;" : null,
};
const bundle = await rolldown({ input: workerEntry, platform: "neutral", plugins: [handedOver] });
const { output } = await bundle.generate({ format: "iife", minify: true });
await bundle.close();
await writeFile(
  `${generated}/worker-source.ts`,
  `/** What a worker thread runs, as one script; it needs coterieKernels in its global scope. */
export const WORKER_SOURCE: string =
  ${JSON.stringify(output[0].code)};
`,
);
console.log(`worker: ${output[0].code.length} bytes`);
