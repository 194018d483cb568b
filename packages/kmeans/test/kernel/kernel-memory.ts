import { deepStrictEqual, ok } from "node:assert/strict";
import type { Kernel } from "../../src/kernel/kernel.js";

/** Where things lie; each has more room than it may use, and what is not written must keep its canary. */
export const AT = {
  raw: 4096,
  x: 262_144,
  y: 393_216,
  labels: 397_312,
  norms: 401_408,
  longest: 405_504,
  bounds: 409_600,
  centroids: 413_696,
  halves: 430_080,
  clocks: 432_128,
  taus: 436_224,
  slops: 438_272,
  weights: 440_320,
  weights64: 446_464,
  centre: 454_656,
  masks: 456_704,
  risky: 458_752,
  list: 462_848,
  names: 471_040,
  sums: 473_088,
  facts: 495_616,
  shifted: 497_664,
  scratch: 499_712,
  end: 589_824,
} as const;

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
