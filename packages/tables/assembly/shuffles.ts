/** Where the shuffle of a text of `length` bytes, 0 to 15, whose decimal point stands at `point` is; without a point that is `length`. */
export function shuffleAt(shuffles: usize, length: u32, point: u32): usize {
  return shuffles + (((length << 4) | point) << 4);
}

/**
 * Write shuffles that move the digits of a text to the right end of a vector and leave out its point; zeros stand before them.
 *
 * @param shuffles Room for 4,096 bytes.
 */
export function writeShuffles(shuffles: usize): void {
  for (let length: u32 = 0; length < 16; length++) {
    for (let point: u32 = 0; point <= length; point++) {
      const shuffle = shuffleAt(shuffles, length, point);
      const digits = point < length ? length - 1 : length;
      for (let at: u32 = 0; at < 16; at++) {
        const digit = at + digits - 16;
        // Beyond the vector: zero.
        store<u8>(shuffle + at, at + digits < 16 ? 0xff : digit < point ? digit : digit + 1);
      }
    }
  }
}
