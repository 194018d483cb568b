import type { Answer } from "../engine/ask.js";
import type { Meeting } from "../engine/run-passes.js";

/** Where threads meet after every pass: shared memory, and this one's number among them. */
export interface MeetingPlace {
  readonly memory: SharedArrayBuffer;
  readonly thread: number;
  readonly threads: number;
}

/** Looks at another's number before it is waited for: some tens of microseconds, which passes of equal shares differ by. */
const LOOKS = 20_000;

/** How long threads go on before they come back to the thread that asked, which is told of progress then. */
const RUN_MS = 100;

/**
 * Bytes for a thread's count of passes, an i32. After all counts come two rooms for each thread, where it says what its pass came to: by turns, so
 * that it may write the next while another still reads the last.
 */
const NUMBER_BYTES = 64;

/** Words before a thread's tally: rows changed, and 1 to come back. */
const WORDS = 2;

/**
 * Places for threads to meet.
 *
 * @param threads How many there are.
 * @param sums Numbers in a tally.
 */
export function meetingPlaces(threads: number, sums: number): readonly MeetingPlace[] {
  const memory = new SharedArrayBuffer(threads * (NUMBER_BYTES + 2 * roomBytes(sums)));
  return Array.from({ length: threads }, (_, thread) => ({ memory, thread, threads }));
}

function roomBytes(sums: number): number {
  return Math.ceil(((WORDS + sums) * 8) / 64) * 64;
}

/**
 * A thread's side of the meetings: every thread comes to all of them, and waits for the others.
 *
 * @param place Its own.
 * @param sums Numbers in a tally.
 */
export function meetingAt({ memory, thread, threads }: MeetingPlace, sums: number): Meeting {
  const passes = new Int32Array(memory, 0, (threads * NUMBER_BYTES) / 4);
  const numberOf = (other: number) => (other * NUMBER_BYTES) / 4;
  const roomOf = (other: number, turn: number) =>
    new BigInt64Array(memory, threads * NUMBER_BYTES + ((turn % 2) * threads + other) * roomBytes(sums), WORDS + sums);
  const begun = performance.now();
  let turn = 0;
  let isOver = false;
  const wait = (other: number) => {
    const at = numberOf(other);
    for (let look = 0; look < LOOKS; look++) if (Atomics.load(passes, at) >= turn) return;
    for (let now = Atomics.load(passes, at); now < turn; now = Atomics.load(passes, at)) Atomics.wait(passes, at, now);
  };
  return {
    get isOver() {
      return isOver;
    },
    join(own: Answer): Answer {
      turn++;
      const room = roomOf(thread, turn);
      room[0] = BigInt(own.changed);
      // The first one's clock counts for all.
      room[1] = thread === 0 && performance.now() - begun > RUN_MS ? 1n : 0n;
      room.set(own.tally as BigInt64Array, WORDS);
      Atomics.store(passes, numberOf(thread), turn);
      Atomics.notify(passes, numberOf(thread));
      let changed = 0n;
      const tally = new BigInt64Array(sums);
      for (let other = 0; other < threads; other++) {
        if (other !== thread) wait(other);
        const said = roomOf(other, turn);
        changed += said[0];
        if (other === 0) isOver = said[1] === 1n;
        for (let at = 0; at < sums; at++) tally[at] += said[WORDS + at];
      }
      return { ...own, changed: Number(changed), tally };
    },
  };
}
