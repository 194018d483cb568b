import { STRIP } from "./strip";

/**
 * Bring raw rows into tiles: groups of 4 rows, feature-major inside a group, each value centred and scaled in f64 and rounded to f32 once.
 * A last short group is filled up with zeros.
 *
 * @param raw Row after row, f64 or with `isSingle` f32. Begins with the first row of a strip.
 * @param centre One f64 for each feature.
 * @param norms Squared lengths in f32, columns in order.
 * @param longest One f32 for each strip of 256 rows: the greatest squared length; infinite or NaN where a value is, or leaves f32.
 */
export function takeRows(
  raw: usize,
  isSingle: bool,
  rows: i32,
  d: i32,
  centre: usize,
  scale: f64,
  x: usize,
  norms: usize,
  longest: usize,
): void {
  if (isSingle) takeStrips<f32>(raw, rows, d, centre, scale, x, norms, longest);
  else takeStrips<f64>(raw, rows, d, centre, scale, x, norms, longest);
}

function takeStrips<T>(
  raw: usize,
  rows: i32,
  d: i32,
  centre: usize,
  scale: f64,
  x: usize,
  norms: usize,
  longest: usize,
): void {
  const group = (<usize>d) << 4;
  const rawGroup = <usize>(d * 4) * sizeof<T>();
  for (let from = 0; from < rows; from += STRIP) {
    const end = min<i32>(rows, from + STRIP);
    // Squares are not negative, so their bits are in the order of their values, infinity and NaN last.
    let most: u32 = 0;
    let i = from;
    if (ASC_FEATURE_SIMD) {
      let mosts = i32x4.splat(0);
      for (; i + 4 <= end; i += 4) {
        const squares = takeGroup<T>(raw, d, centre, scale, x);
        v128.store(norms, squares);
        mosts = i32x4.max_u(mosts, squares);
        raw += rawGroup;
        x += group;
        norms += 16;
      }
      most = max<u32>(
        max<u32>(i32x4.extract_lane(mosts, 0), i32x4.extract_lane(mosts, 1)),
        max<u32>(i32x4.extract_lane(mosts, 2), i32x4.extract_lane(mosts, 3)),
      );
    }
    for (; i < end; i += 4) {
      most = max<u32>(most, takeFew<T>(raw, min<i32>(4, end - i), d, centre, scale, x, norms));
      raw += rawGroup;
      x += group;
      norms += 16;
    }
    store<u32>(longest, most);
    longest += 4;
  }
}

/** One whole group; returns its rows' squared lengths. */
function takeGroup<T>(raw: usize, d: i32, centre: usize, scale: f64, x: usize): v128 {
  const row = <usize>d * sizeof<T>();
  let squares = f32x4.splat(0);
  let j = 0;
  for (; j + 4 <= d; j += 4) {
    const a = fourFeatures<T>(raw, centre, scale);
    const b = fourFeatures<T>(raw + row, centre, scale);
    const c = fourFeatures<T>(raw + row * 2, centre, scale);
    const e = fourFeatures<T>(raw + row * 3, centre, scale);
    const ab = i32x4.shuffle(a, b, 0, 4, 1, 5);
    const ce = i32x4.shuffle(c, e, 0, 4, 1, 5);
    const AB = i32x4.shuffle(a, b, 2, 6, 3, 7);
    const CE = i32x4.shuffle(c, e, 2, 6, 3, 7);
    const t0 = i64x2.shuffle(ab, ce, 0, 2);
    const t1 = i64x2.shuffle(ab, ce, 1, 3);
    const t2 = i64x2.shuffle(AB, CE, 0, 2);
    const t3 = i64x2.shuffle(AB, CE, 1, 3);
    v128.store(x, t0);
    v128.store(x, t1, 16);
    v128.store(x, t2, 32);
    v128.store(x, t3, 48);
    squares = f32x4.add(squares, f32x4.mul(t0, t0));
    squares = f32x4.add(squares, f32x4.mul(t1, t1));
    squares = f32x4.add(squares, f32x4.mul(t2, t2));
    squares = f32x4.add(squares, f32x4.mul(t3, t3));
    raw += 4 * sizeof<T>();
    centre += 32;
    x += 64;
  }
  for (; j < d; j++) {
    const m = load<f64>(centre);
    const t = f32x4(
      <f32>((<f64>load<T>(raw) - m) * scale),
      <f32>((<f64>load<T>(raw + row) - m) * scale),
      <f32>((<f64>load<T>(raw + row * 2) - m) * scale),
      <f32>((<f64>load<T>(raw + row * 3) - m) * scale),
    );
    v128.store(x, t);
    squares = f32x4.add(squares, f32x4.mul(t, t));
    raw += sizeof<T>();
    centre += 8;
    x += 16;
  }
  return squares;
}

/** Four features of one row, centred, scaled and rounded. */
function fourFeatures<T>(raw: usize, centre: usize, scale: f64): v128 {
  const scales = f64x2.splat(scale);
  let low: v128;
  let high: v128;
  if (sizeof<T>() === 4) {
    low = f64x2.promote_low_f32x4(v128.load64_zero(raw));
    high = f64x2.promote_low_f32x4(v128.load64_zero(raw, 8));
  } else {
    low = v128.load(raw);
    high = v128.load(raw, 16);
  }
  low = f32x4.demote_f64x2_zero(f64x2.mul(f64x2.sub(low, v128.load(centre)), scales));
  high = f32x4.demote_f64x2_zero(f64x2.mul(f64x2.sub(high, v128.load(centre, 16)), scales));
  return i64x2.shuffle(low, high, 0, 2);
}

/** Up to four rows, one at a time; returns the bits of the greatest squared length. */
function takeFew<T>(raw: usize, rows: i32, d: i32, centre: usize, scale: f64, x: usize, norms: usize): u32 {
  let most: u32 = 0;
  for (let lane = 0; lane < 4; lane++) {
    let square: f32 = 0;
    let to = x + ((<usize>lane) << 2);
    let from = raw + <usize>(lane * d) * sizeof<T>();
    for (let j = 0; j < d; j++) {
      const m = load<f64>(centre + ((<usize>j) << 3));
      const t: f32 = lane < rows ? <f32>((<f64>load<T>(from) - m) * scale) : 0;
      store<f32>(to, t);
      square += t * t;
      from += sizeof<T>();
      to += 16;
    }
    store<f32>(norms + ((<usize>lane) << 2), square);
    most = max<u32>(most, reinterpret<u32>(square));
  }
  return most;
}
