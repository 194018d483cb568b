import { deepStrictEqual, ok } from "node:assert/strict";
import type { Kernel } from "../../src/kernel/kernel.js";

/** Where things lie; each has more room than it may use, and what is not written must keep its canary. */
export const AT = layOut({
  raw: 262_144,
  x: 163_840,
  y: 4096,
  labels: 4096,
  norms: 12_288,
  longest: 4096,
  bounds: 12_288,
  centroids: 16_384,
  halves: 2048,
  given: 16_384,
  clocks: 4096,
  taus: 2048,
  slops: 2048,
  weights: 12_288,
  weights64: 24_576,
  centre: 2048,
  masks: 2048,
  risky: 8192,
  list: 24_576,
  listed: 1024,
  names: 2048,
  pass: 1024,
  sums: 24_576,
  facts: 4096,
  shifted: 2048,
  scratch: 65_536,
});

/** Offsets of rooms of these sizes one after another, and where they end: on a page. */
function layOut<Name extends string>(sizes: Readonly<Record<Name, number>>): Readonly<Record<Name | "end", number>> {
  let end = 4096;
  const offsets: Record<string, number> = {};
  for (const [name, size] of Object.entries<number>(sizes)) {
    offsets[name] = end;
    end += size;
  }
  return { ...offsets, end: Math.ceil(end / 65_536) * 65_536 } as Record<Name | "end", number>;
}

const CANARY = 0xa5;

/** A kernel's memory in which nothing may change that is not expected to. */
export class KernelMemory {
  readonly #bytes: Uint8Array;
  #known: Uint8Array;

  constructor({ memory }: Kernel) {
    memory.grow(AT.end / 65_536 - 1);
    this.#bytes = new Uint8Array(memory.buffer).fill(CANARY, 1024);
    this.#known = this.#bytes.slice();
  }

  put(at: number, numbers: ArrayBufferView): void {
    this.#bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), at);
    this.allow(at, numbers.byteLength);
  }

  /** Whatever was written here is no matter. */
  allow(at: number, length: number): void {
    this.#known.set(this.#bytes.subarray(at, at + length), at);
  }

  expectBytes(at: number, numbers: ArrayBufferView): void {
    deepStrictEqual(this.#read(at, numbers), numbers);
  }

  /** 0 and -0 are one number here. */
  expectFloats(at: number, numbers: Float32Array): void {
    deepStrictEqual(
      this.#read(at, numbers).map((x) => x + 0),
      numbers.map((x) => x + 0),
    );
  }

  expectDoubles(at: number, numbers: Float64Array): void {
    deepStrictEqual(
      this.#read(at, numbers).map((x) => x + 0),
      numbers.map((x) => x + 0),
    );
  }

  /** Up to the order of f64 additions. */
  expectNear(at: number, numbers: Float64Array): void {
    const found = this.#read(at, numbers);
    numbers.forEach((x, i) => {
      ok(Math.abs(found[i] - x) <= 1e-12 * (1 + Math.abs(x)), `number ${i} is ${found[i]}, not ${x}`);
    });
  }

  /** Everything outside the scratch space is as it was left, or as it was expected to be written. */
  expectUntouched(): void {
    this.allow(AT.scratch, AT.end - AT.scratch);
    ok(Buffer.compare(this.#bytes, this.#known) === 0, "something was written where nothing may be");
  }

  #read<T extends ArrayBufferView>(at: number, like: T): T {
    this.allow(at, like.byteLength);
    const copy = this.#bytes.slice(at, at + like.byteLength).buffer;
    return new (like.constructor as new (buffer: ArrayBufferLike) => T)(copy);
  }
}
