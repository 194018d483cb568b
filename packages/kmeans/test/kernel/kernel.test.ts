import { describe, expect, it } from "vitest";
import { createKernel, reserve } from "../../src/kernel/kernel.js";

describe("reserve", () => {
  it("grows the memory to whole pages, and never shrinks it", () => {
    const kernel = createKernel("simd");
    reserve(kernel, 65_537);
    expect(kernel.memory.buffer.byteLength).toBe(131_072);
    reserve(kernel, 1);
    expect(kernel.memory.buffer.byteLength).toBe(131_072);
  });

  it("refuses what no memory can hold, and what the host does not give", () => {
    const { operations } = createKernel("simd");
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
    const bad = (bytes: number, text: RegExp) => expect(() => reserve({ memory, operations }, bytes)).toThrow(text);
    bad(2 ** 32 + 1, /must fit in 4 GiB as f32; got 4097 MiB\. Pass fewer columns/);
    bad(5 * 2 ** 20, /the host gives; it refused a thread 5 MiB\. Use kmeansStream/);
    reserve({ memory, operations }, 131_072);
    expect(memory.buffer.byteLength).toBe(131_072);
  });
});
