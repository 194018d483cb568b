import { KERNEL } from "../generated/kernel-bytes.js";

/** The kernel of one use, with a memory of its own. */
export interface Kernel<Operations> {
  readonly memory: WebAssembly.Memory;
  /** Pointers are byte offsets into the memory. See assembly/ for each. */
  readonly operations: Operations;
}

const PAGE = 65_536;

/** Compiled once a thread; null where there is no SIMD. */
let compiled: WebAssembly.Module | null | undefined;

/** Make a kernel; null where there is no SIMD. */
export function createKernel<Operations>(): Kernel<Operations> | null {
  if (compiled === undefined) compiled = compile();
  if (compiled === null) return null;
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { memory, operations: exports as unknown as Operations };
}

function compile(): WebAssembly.Module | null {
  const bytes = Uint8Array.from(atob(KERNEL), (c) => c.charCodeAt(0));
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
}

/** Give a kernel's memory at least so many bytes. */
export function growTo(memory: WebAssembly.Memory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
}
