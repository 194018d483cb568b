import { describe, expect, it } from "vitest";
import type { Ask } from "../../src/engine/ask.js";
import { cutRows } from "../../src/engine/cut-rows.js";
import { frameOf } from "../../src/engine/frame.js";
import { layoutOf } from "../../src/engine/layout.js";
import type { ShardRows } from "../../src/engine/residence.js";
import { Station, type Task } from "../../src/engine/station.js";
import { assignRows } from "../../src/lloyd/assign-rows.js";
import { checkMatrix } from "../../src/matrix.js";
import { blobs, firstRows } from "../support/matrices.js";

const rows = blobs(70_001, 4, 5, 181, 1.5);
const weights = Float64Array.from({ length: rows.rowCount }, (_, i) => (i % 4) * 0.7);
const { low, high } = checkMatrix(rows);
const limits = { maxIterations: 40, squaredStep: 0 };

/** A place for the rows, with so many blocks to a memory. */
function stationOf(blocks: number, held: ShardRows, seeding: boolean): Station {
  const station = new Station("simd", 0, layoutOf(blocks * 16_384, 4, 16_384, held.weights !== null, seeding).bytes);
  expect(station.hold({ rows: held, frame: frameOf(rows, held.weights, low, high), seeding })).toBe(true);
  return station;
}

describe("rows in several memories of one thread", () => {
  it.each([
    ["plain", { ...rows, weights: null }],
    ["weighted", { ...rows, weights }],
  ])("answer as rows in one do: %s", (_, held) => {
    const places = [9, 3, 2, 1].map((blocks) => stationOf(blocks, held, false));
    const [first, second] = [firstRows(rows, 6), firstRows(rows, 6).map((x, at) => x + Math.sin(at))];
    const labels = new Uint8Array(rows.rowCount);
    assignRows(rows, second, labels);
    const asks: Ask[] = [
      { ask: "pass", centroids: first, fresh: true },
      { ask: "pass", centroids: second, fresh: false },
      { ask: "labels" },
      { ask: "whole" },
      { ask: "relabel", order: Uint8Array.of(5, 3, 0, 1, 4, 2) },
      { ask: "within", centroids: second, labelled: true },
      { ask: "adopt", labels, k: 6 },
      { ask: "labels" },
    ];
    for (const ask of asks) {
      const [one, ...others] = places.map((place) => structuredClone(place.answer(ask)));
      for (const other of others) expect(other, ask.ask).toEqual(one);
    }
    expect(places[3].answer({ ask: "labels" }).labels).toEqual(labels);
  });

  it("do the tasks that rows in one do, seeded in f64", () => {
    const held = { ...rows, weights: null };
    const [one, many] = [9, 2].map((blocks) => stationOf(blocks, held, true));
    const from: Task = { task: "from", centroids: firstRows(rows, 5), limits };
    const found = one.run(from);
    expect(many.run(from)).toEqual(found);
    const polish: Task = { task: "polish", solution: found, limits };
    expect(many.run(polish)).toEqual(one.run(polish));
    const start: Task = { task: "start", k: 5, seed: 3, restart: 0, limits };
    const { centroids, labels, inertia } = many.run(start);
    const expected = new Uint8Array(rows.rowCount);
    assignRows(rows, centroids, expected);
    expect(labels).toEqual(expected);
    expect(inertia).toBeLessThan(2 * found.inertia);
    expect(many.run({ task: "grow", centroids, seed: 3, draw: 0, limits }).inertia).toBeLessThan(inertia);
  });

  it("say so when some do not fit their frame", () => {
    const bad = { ...rows, values: rows.values.slice(), weights: null };
    bad.values[69_000 * 4] = Number.NaN;
    const station = new Station("simd", 0, layoutOf(16_384, 4, 16_384, false, false).bytes);
    expect(station.hold({ rows: bad, frame: frameOf(rows, null, low, high), seeding: false })).toBe(false);
  });
});

describe("cutRows", () => {
  const held = { ...rows, weights };

  it("cuts at whole blocks, as equal as they allow, and loses no row", () => {
    const parts = cutRows(held, 3);
    expect(parts.map((part) => part.rowCount)).toEqual([16_384, 32_768, 20_849]);
    expect(parts.every((part) => part.part)).toBe(true);
    expect(Float64Array.from(parts.flatMap((part) => [...part.values]))).toEqual(rows.values);
    expect(Float64Array.from(parts.flatMap((part) => [...(part.weights ?? [])]))).toEqual(weights);
    expect(cutRows(held, 64).length).toBe(5);
  });

  it("leaves one part what it was: all rows, or part of more", () => {
    expect(cutRows(held, 1)[0].part).toBe(false);
    expect(cutRows({ ...held, part: true }, 1)[0].part).toBe(true);
  });
});
