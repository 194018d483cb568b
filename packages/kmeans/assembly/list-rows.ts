/**
 * Write the places of a mask's bits, counted from `row`, one byte each: without a jump for every bit, of which the processor would guess half
 * wrong.
 *
 * @param mask 16 bits.
 * @param to Has room for 16 bytes, however few are wanted.
 * @returns The end of those that are.
 */
export function listRows(mask: u32, row: i32, to: usize): usize {
  const first = <u32>row * 0x01010101;
  for (let from: u32 = 0; from < 16; from += 4) {
    const four = (mask >> from) & 15;
    store<u32>(to, load<u32>(PLACES + ((<usize>four) << 2)) + first + from * 0x01010101);
    to += <usize>popcnt(four);
  }
  return to;
}

/** For every mask of 4 bits the places of its bits, one byte each, the first in the lowest. */
const PLACES: usize = memory.data<u32>([
  0, 0, 1, 0x100, 2, 0x200, 0x201, 0x20100, 3, 0x300, 0x301, 0x30100, 0x302, 0x30200, 0x30201, 0x3020100,
]);
