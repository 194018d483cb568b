/** Equal values of more than so many are counted by tag instead of one by one. */
const MANY = 64;

/**
 * Go on with counting, for every two groups, the pairs in which the one's value lies above the other's.
 *
 * @param from Where in the sorted values to go on, at the beginning of a run of equal ones.
 * @param to Where to stop: at the end of the run that reaches it. At most 2¹⁵ away, or counts overflow.
 * @param n Values in all.
 * @param values Ascending, f64.
 * @param tags Group of each, u8.
 * @param k Groups.
 * @param below Values of each group that were passed, f64.
 * @param wins `k × k` pairs: of the row's group above the column's, f64.
 * @param room Room for `(2 × k + 2) × ⌈k / 4⌉` vectors.
 * @returns Where it stopped.
 */
export function dominate(
  from: i32,
  to: i32,
  n: i32,
  values: usize,
  tags: usize,
  k: i32,
  below: usize,
  wins: usize,
  room: usize,
): i32 {
  const rowBytes: usize = (<usize>((k + 3) >> 2)) << 4;
  const passed = room;
  const run = room + rowBytes;
  const won = run + rowBytes;
  // One for its own group, in a vector: a count that is stored alone is slow to be read with others at once.
  const ones = won + <usize>k * rowBytes;
  memory.fill(room, 0, (<usize>k * 2 + 2) * rowBytes);
  for (let group: usize = 0; group < <usize>k; group++) store<u32>(ones + group * rowBytes + (group << 2), 1);
  let at = from;
  let value = load<f64>(values + ((<usize>at) << 3));
  while (at < to) {
    let end = at + 1;
    let next: f64 = NaN;
    while (end < n) {
      next = load<f64>(values + ((<usize>end) << 3));
      if (next !== value) break;
      end++;
    }
    value = next;
    if (end - at > MANY) {
      settleUp(k, rowBytes, passed, won, below, wins);
      memory.fill(run, 0, rowBytes);
      for (; at < end; at++) {
        const count = run + ((<usize>load<u8>(tags + <usize>at)) << 2);
        store<u32>(count, load<u32>(count) + 1);
      }
      passRun(k, run, below, wins);
      continue;
    }
    if (end === at + 1) {
      const group = <usize>load<u8>(tags + <usize>at) * rowBytes;
      for (let c: usize = 0; c < rowBytes; c += 16) {
        const before = v128.load(passed + c);
        v128.store(won + group + c, i32x4.add(v128.load(won + group + c), before));
        v128.store(passed + c, i32x4.add(before, v128.load(ones + group + c)));
      }
      at = end;
      continue;
    }
    for (let i = at; i < end; i++) {
      const row = won + <usize>load<u8>(tags + <usize>i) * rowBytes;
      for (let c: usize = 0; c < rowBytes; c += 16) {
        v128.store(row + c, i32x4.add(v128.load(row + c), v128.load(passed + c)));
      }
    }
    for (; at < end; at++) {
      const group = <usize>load<u8>(tags + <usize>at) * rowBytes;
      for (let c: usize = 0; c < rowBytes; c += 16) {
        v128.store(passed + c, i32x4.add(v128.load(passed + c), v128.load(ones + group + c)));
      }
    }
  }
  settleUp(k, rowBytes, passed, won, below, wins);
  return at;
}

/** Add what was counted since the last time to the counts of all values, and begin anew. */
function settleUp(k: i32, rowBytes: usize, passed: usize, won: usize, below: usize, wins: usize): void {
  for (let i: usize = 0; i < <usize>k; i++) {
    const own = <f64>load<u32>(passed + (i << 2));
    for (let j: usize = 0; j < <usize>k; j++) {
      const pairs = <f64>load<u32>(won + i * rowBytes + (j << 2)) + own * load<f64>(below + (j << 3));
      const sum = wins + ((i * <usize>k + j) << 3);
      store<f64>(sum, load<f64>(sum) + pairs);
    }
  }
  for (let i: usize = 0; i < <usize>k; i++) {
    store<f64>(below + (i << 3), load<f64>(below + (i << 3)) + <f64>load<u32>(passed + (i << 2)));
  }
  memory.fill(passed, 0, rowBytes);
  memory.fill(won, 0, <usize>k * rowBytes);
}

/** Let a run of equal values pass at once. */
function passRun(k: i32, run: usize, below: usize, wins: usize): void {
  for (let i: usize = 0; i < <usize>k; i++) {
    const own = <f64>load<u32>(run + (i << 2));
    for (let j: usize = 0; j < <usize>k; j++) {
      const sum = wins + ((i * <usize>k + j) << 3);
      store<f64>(sum, load<f64>(sum) + own * load<f64>(below + (j << 3)));
    }
  }
  for (let i: usize = 0; i < <usize>k; i++) {
    store<f64>(below + (i << 3), load<f64>(below + (i << 3)) + <f64>load<u32>(run + (i << 2)));
  }
}
