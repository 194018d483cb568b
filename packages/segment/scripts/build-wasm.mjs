// Compiles assembly/ and writes it as text into src/generated/, so that the package needs no file beside its bundle. Run before tsc and before
// the tests.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compile } from "../../kmeans/scripts/compile-kernel.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
await mkdir(`${root}src/generated`, { recursive: true });
const bytes = await compile(root, "simd");
await writeFile(
  `${root}src/generated/kernel-bytes.ts`,
  `/** The kernel, base64. */
export const KERNEL: string =
  "${bytes.toString("base64")}";
`,
);
console.log(`kernel of segment: ${bytes.length} bytes`);
