import { readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import asc from "assemblyscript/asc";

const BUILDS = { simd: ["--enable", "simd"], scalar: ["--disable", "simd"] };

/**
 * Compile assembly/ to one build of the kernel.
 *
 * @param {string} root The package's folder.
 * @param {"simd" | "scalar"} name
 * @returns {Promise<Buffer>} The module's bytes.
 */
export async function compile(root, name) {
  const outFile = `src/generated/${name}.wasm`;
  const { error, stderr } = await asc.main([
    relative(root, join(root, "assembly", "index.ts")),
    "--outFile",
    outFile,
    "--baseDir",
    root,
    ...["-O3", "--converge", "--noAssert", "--runtime", "stub", "--importMemory", "--noExportMemory"],
    // The kernel's constants lie in the first 1,024 bytes, which hosts leave alone.
    ...["--memoryBase", "64"],
    ...BUILDS[name],
  ]);
  if (error) throw new Error(`${name} did not compile.\n${stderr.toString()}`, { cause: error });
  const file = join(root, outFile);
  const bytes = await readFile(file);
  await rm(file);
  return bytes;
}

/**
 * Compile assembly/ twice, with and without SIMD.
 *
 * @param {string} root The package's folder.
 * @returns {Promise<{ simd: Buffer, scalar: Buffer, source: string }>} Both modules, and src/generated/kernel-bytes.ts that holds them.
 */
export async function compileKernel(root) {
  const simd = await compile(root, "simd");
  const scalar = await compile(root, "scalar");
  const source = `/** The kernel with 128-bit SIMD, base64. */
export const SIMD_KERNEL: string =
  "${simd.toString("base64")}";

/** The same operations one row at a time, base64. */
export const SCALAR_KERNEL: string =
  "${scalar.toString("base64")}";
`;
  return { simd, scalar, source };
}
