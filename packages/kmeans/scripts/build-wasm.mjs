// Compiles assembly/ twice (with and without SIMD) and bundles the worker, and writes both as text into src/generated/,
// so that the package needs no file beside its bundle. Run before tsc and before the tests.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
const generated = `${root}src/generated`;
const kernelEntry = fileURLToPath(import.meta.resolve("../assembly/index.ts"));
const workerEntry = fileURLToPath(import.meta.resolve("../src/threads/worker-main.ts"));

async function compile(name, flags) {
  const outFile = `src/generated/${name}.wasm`;
  const { error, stderr } = await asc.main([
    relative(root, kernelEntry),
    "--outFile",
    outFile,
    "--baseDir",
    root,
    ...["-O3", "--converge", "--noAssert", "--runtime", "stub", "--importMemory", "--noExportMemory"],
    ...flags,
  ]);
  if (error) throw new Error(`${name} did not compile.\n${stderr.toString()}`, { cause: error });
  const bytes = await readFile(`${root}${outFile}`);
  await rm(`${root}${outFile}`);
  return bytes;
}

await mkdir(generated, { recursive: true });
const simd = await compile("simd", ["--enable", "simd"]);
const scalar = await compile("scalar", ["--disable", "simd"]);
await writeFile(
  `${generated}/kernel-bytes.ts`,
  `/** The kernel with 128-bit SIMD, base64. */
export const SIMD_KERNEL: string =
  "${simd.toString("base64")}";

/** The same operations one row at a time, base64. */
export const SCALAR_KERNEL: string =
  "${scalar.toString("base64")}";
`,
);
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
