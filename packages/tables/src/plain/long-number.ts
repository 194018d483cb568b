import { isPlainNumber } from "../values/plain-number.js";
import { powersOfTen } from "./powers-of-ten.js";

const splitter = 2 ** 27 + 1;
/** Far above the error of the quotient below, far below half a place of its first part. */
const doubt = 2 ** -40;

/** The number that `digits / 10^decimals` is nearest to: exact for whole `digits` up to 2^53 and up to 22 decimals. */
export function scaledDown(digits: number, decimals: number): number {
  return digits / powersOfTen[decimals];
}

/**
 * The double nearest to a plain number of any length, at `buffer[from .. end)`; there is one zero.
 *
 * @returns NaN where the bytes are no plain number, or one that a double cannot hold.
 * @remarks Up to 19 digits are divided with twice the precision of a double (Dekker 1971); where even that leaves the last bit open,
 * and with an exponent, the text goes through `Number`, which is right and five times slower.
 */
export function longNumber(buffer: Buffer, from: number, end: number): number {
  const negative = buffer[from] === 0x2d;
  const first = negative ? from + 1 : from;
  let high = 0;
  let low = 0;
  let lowDigits = 0;
  let digits = 0;
  let point = -1;
  let i = first;
  for (; i < end; i++) {
    const digit = buffer[i] - 0x30;
    if (digit >= 0 && digit <= 9) {
      if (digits < 10) high = 10 * high + digit;
      else {
        low = 10 * low + digit;
        lowDigits++;
      }
      digits++;
    } else if (digit === -2 && point < 0) point = i;
    else break;
  }
  const wholeDigits = (point < 0 ? i : point) - first;
  const decimals = point < 0 ? 0 : i - point - 1;
  const isCode = wholeDigits > 1 && buffer[first] === 0x30;
  if (i === end && point > first && decimals > 0 && decimals <= 22 && digits <= 19 && !isCode) {
    const value = quotient(high, low, powersOfTen[lowDigits], powersOfTen[decimals]);
    if (!Number.isNaN(value)) return negative ? 0 - value : value;
  }
  const text = buffer.toString("latin1", from, end);
  const value = isPlainNumber(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value + 0 : Number.NaN;
}

/** `(high · shift + low) / divisor` to the nearest double; NaN where the last bit is in doubt. */
function quotient(high: number, low: number, shift: number, divisor: number): number {
  const product = high * shift;
  const rest = low + productError(high, shift, product);
  const whole = product + rest;
  const carried = rest - (whole - product);
  const first = whole / divisor;
  const back = first * divisor;
  const second = (whole - back - productError(first, divisor, back) + carried) / divisor;
  const value = first + second * (1 - doubt);
  return value === first + second * (1 + doubt) ? value : Number.NaN;
}

/** What `product` lacks of `a · b`. */
function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

function upperHalf(x: number): number {
  const spread = splitter * x;
  return spread - (spread - x);
}
