/** A seeded stream of random numbers; equal on every machine for the same seed and stream. */
export interface Random {
  /** The next 32 bits, 0 to 4294967295. */
  uint32(): number;
  /** Uniform in [0, 1), 53 bits. */
  float(): number;
  /** Uniform integer in [0, n), without bias, for n from 1 to 2^53. */
  below(n: number): number;
  /** Standard normal. Uses Math.log, which V8 computes in software: equal wherever V8 runs, not promised elsewhere. */
  normal(): number;
}

/**
 * A generator of its own for every `(seed, stream)`: xoshiro128**, its state filled by a 32-bit mixer.
 *
 * @param seed Unsigned 32-bit integer.
 * @param stream Non-negative integer up to 2^53 (default 0): one for each customer, restart or task.
 * @returns A stream with state; keep it to one task.
 * @remarks Blackman & Vigna (2021), Scrambled linear pseudorandom number generators, ACM TOMS 47.
 */
export function createRandom(seed: number, stream = 0): Random {
  const high = Math.floor(stream / 4294967296) >>> 0;
  const key = mix32(mix32(mix32(seed >>> 0) ^ (stream >>> 0)) ^ high);
  const word = (i: number) => mix32((key + Math.imul(i, 0x9e3779b9)) >>> 0);
  return randomFromState(word(1), word(2), word(3), word(4));
}

/**
 * What `createRandom(seed, stream).uint32()` gives first, without making a generator: a hash of `stream`, for a million of them.
 *
 * @param seed Unsigned 32-bit integer.
 * @param stream Non-negative integer up to 2^53.
 */
export function firstUint32(seed: number, stream: number): number {
  const high = Math.floor(stream / 4294967296) >>> 0;
  const key = mix32(mix32(mix32(seed >>> 0) ^ (stream >>> 0)) ^ high);
  const scrambled = Math.imul(mix32((key + Math.imul(2, 0x9e3779b9)) >>> 0), 5);
  return Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
}

/**
 * The generator from a raw state, for checking it against published vectors.
 *
 * @returns A stream starting at that state; an all-zero state is replaced by 1, 0, 0, 0.
 */
export function randomFromState(a0: number, b0: number, c0: number, d0: number): Random {
  let a = (a0 | b0 | c0 | d0) === 0 ? 1 : a0 | 0;
  let b = b0 | 0;
  let c = c0 | 0;
  let d = d0 | 0;
  let spare = Number.NaN;

  function uint32(): number {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  }

  function bits53(): number {
    const top = uint32() >>> 5;
    return top * 67108864 + (uint32() >>> 6);
  }

  function below(n: number): number {
    const span = n <= 4294967296 ? 4294967296 : 9007199254740992;
    const limit = span - (span % n);
    for (;;) {
      const drawn = n <= 4294967296 ? uint32() : bits53();
      if (drawn < limit) return drawn % n;
    }
  }

  // Marsaglia's polar method; the second value of each pair is kept for the next call.
  function normal(): number {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const u = 2 * float() - 1;
      const v = 2 * float() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * scale;
        return u * scale;
      }
    }
  }

  function float(): number {
    return bits53() / 9007199254740992;
  }

  return { uint32, float, below, normal };
}

function mix32(x: number): number {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
