import { CELLS_KERNEL } from "../generated/cells-bytes.js";
import type { CellReader } from "./cell-reader.js";
import { longNumber } from "./long-number.js";
import type { CellLayout } from "./parse-cells.js";
import { powersOfTen } from "./powers-of-ten.js";

/** The kernel's operations; pointers are byte offsets into its memory. See assembly/ for each. */
interface Operations {
  parseCells(
    from: number,
    end: number,
    delimiter: number,
    lineEnd: number,
    endBytes: number,
    width: number,
    cells: number,
    stride: number,
    decimals: number,
    shuffles: number,
    divisors: number,
  ): number;
  figures(values: number, count: number, facts: number): void;
  writeShuffles(shuffles: number): void;
}

const PAGE = 65_536;
const shuffleBytes = 4096;
const factCount = 5;
/** Of each sign, without a decimal point and for every place it may have. */
const divisorCount = 2 * 16;
/** Bytes the kernel looks at beyond the last line. */
const beyond = 64;

/** A reader in a kernel of its own; null where there is no SIMD. */
export function kernelReader({ delimiter, crlf, width }: CellLayout, size: number): CellReader | null {
  const bytes = Buffer.from(CELLS_KERNEL, "base64");
  if (!WebAssembly.validate(bytes)) return null;
  const capacity = Math.ceil(size / width);
  const stride = 8 * capacity;
  const room = roomFrom(8);
  const shuffles = room(shuffleBytes);
  const divisors = room(8 * divisorCount);
  const facts = room(8 * factCount);
  const decimals = room(width);
  const text = room(size + beyond);
  const cells = room(stride * width);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(room(0) / PAGE) });
  const buffer = Buffer.from(memory.buffer, text, size);
  const marks = new Uint8Array(memory.buffer, decimals, width);
  const readLong = (from: number, end: number, column: number): number => {
    const value = longNumber(buffer, from - text, end - text);
    if (marks[column] === 0 && /[.eE]/.test(buffer.toString("latin1", from - text, end - text))) marks[column] = 1;
    return value;
  };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    env: { memory },
    "parse-cells": { longNumber: readLong },
  });
  const kernel = exports as unknown as Operations;
  kernel.writeShuffles(shuffles);
  const signed = Array.from(
    { length: divisorCount },
    (_, i) => (1 - 2 * (i % 2)) * powersOfTen[Math.max(0, (i >> 1) - 1)],
  );
  new Float64Array(memory.buffer, divisors, divisorCount).set(signed);
  const lines = [delimiter, crlf ? 0x0d : 0x0a, crlf ? 2 : 1, width] as const;
  const figure = new Float64Array(memory.buffer, facts, factCount);
  return {
    buffer,
    capacity,
    read: (from, end) => {
      marks.fill(0);
      const rowCount = kernel.parseCells(
        ...([text + from, text + end, ...lines, cells, stride, decimals, shuffles, divisors] as const),
      );
      if (rowCount < 0) return null;
      const figures = Array.from(marks, (withDecimals, column) => {
        kernel.figures(cells + column * stride, rowCount, facts);
        const [present, min, max, fractions, falls] = figure;
        const ascends = falls === 0 && present === rowCount;
        return { present, min, max, whole: fractions === 0, ascends, withDecimals: withDecimals === 1 };
      });
      return { rowCount, cells: new Float64Array(memory.buffer, cells, capacity * width), figures };
    },
  };
}

/** Gives out room for so many bytes, one after the other, each from a multiple of 16 on. */
function roomFrom(start: number): (bytes: number) => number {
  let end = start;
  return (bytes) => {
    const from = Math.ceil(end / 16) * 16;
    end = from + bytes;
    return from;
  };
}
