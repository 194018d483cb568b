import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { NO_RUN } from "../../src/engine/ask.js";
import { meetingAt, meetingPlaces } from "../../src/threads/meeting-place.js";

const said = (changed: number, numbers: readonly number[]) => ({
  ...NO_RUN,
  changed,
  tally: BigInt64Array.from(numbers, BigInt),
});

describe("threads that meet", () => {
  it("hear what all of them say, turn after turn", async () => {
    const [here, there] = meetingPlaces(2, 3);
    // The other thread says turn after turn 10 times the turn's number, at its own pace.
    const other = new Worker(
      `const { workerData: { memory, turns } } = require("node:worker_threads");
      const passes = new Int32Array(memory, 0, 32);
      const rooms = new BigInt64Array(memory, 128);
      for (let turn = 1; turn <= turns; turn++) {
        const at = ((turn % 2) * 2 + 1) * (rooms.length / 4);
        rooms[at] = 1n;
        rooms[at + 1] = 0n;
        for (let i = 0; i < 3; i++) rooms[at + 2 + i] = BigInt(10 * turn + i);
        Atomics.store(passes, 16, turn);
        Atomics.notify(passes, 16);
        for (let now = Atomics.load(passes, 0); now < turn; now = Atomics.load(passes, 0)) Atomics.wait(passes, 0, now);
      }`,
      { eval: true, workerData: { memory: there.memory, turns: 50 } },
    );
    const meeting = meetingAt(here, 3);
    for (let turn = 1; turn <= 50; turn++) {
      const { changed, tally } = meeting.join(said(turn, [1, 2, -3 * turn]));
      expect(changed).toBe(turn + 1);
      expect(tally).toEqual(BigInt64Array.of(BigInt(10 * turn + 1), BigInt(10 * turn + 3), BigInt(7 * turn + 2)));
    }
    expect(meeting.isOver).toBe(false);
    await other.terminate();
  });

  it("come back together when the first one's time is over", async () => {
    const [place] = meetingPlaces(1, 1);
    const meeting = meetingAt(place, 1);
    meeting.join(said(1, [1]));
    expect(meeting.isOver).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 120));
    meeting.join(said(1, [1]));
    expect(meeting.isOver).toBe(true);
  });
});
