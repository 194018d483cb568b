const alone =
  "one centroid is left over at k = 1 alone: there is none to compare it with, and its score decides nothing";

const touched = "touch only reads, to bring rows near: whatever it reads, no result changes";

const grouped = "centroids taken in other groups of 4, 3, 2 and 1: that decides speed, not scores";

const beyond = "rows past the last are found in scratch space, where nothing reads them";

/** Mutants that change no result, each with the reason; all others must be caught. */
export const equivalents = {
  "assign-groups.ts: one more: while (at < end) { (4)": alone,
  "assign-groups.ts: sum for difference: a0 = f32x4.sub(a0, f32x4.mul(v128.load(at), t));": alone,
  "assign-groups.ts: sum for difference: e0 = f32x4.sub(e0, f32x4.mul(v128.load(at + group), t));": alone,
  "assign-groups.ts: step halved: at += 16; (4)": alone,
  "assign-groups.ts: step halved: y += 4; (4)": alone,
  "assign-groups.ts: compared otherwise: i0 = v128.bitselect(n, i0, f32x4.lt(a0, b0));": alone,
  "assign-groups.ts: compared otherwise: i1 = v128.bitselect(n, i1, f32x4.lt(e0, b1));": alone,
  "assign-groups.ts: least for greatest: s0 = f32x4.pmin(s0, f32x4.pmax(b0, a0)); (7)": alone,
  "assign-groups.ts: least for greatest: s1 = f32x4.pmin(s1, f32x4.pmax(b1, e0)); (7)": alone,
  "assign-groups.ts: equal for unequal: if (left >= 4 && left !== 5 && left !== 6 && left !== 9) {": grouped,
  "assign-groups.ts: equal for unequal: if (left >= 4 && left !== 5 && left !== 6 && left !== 9) { (2)": grouped,
  "assign-groups.ts: equal for unequal: if (left >= 4 && left !== 5 && left !== 6 && left !== 9) { (3)": grouped,
  "gather-rows.ts: one more: for (let m = 0; m < count; m++) {": touched,
  "gather-rows.ts: one more: for (let line: usize = 0; line < group; line += 64) sum += load<u8>(from + line);":
    touched,
  "gather-rows.ts: last left out: for (let m = 0; m < count; m++) {": touched,
  "gather-rows.ts: taken from for added to: for (let line: usize = 0; line < group; line += 64) sum += load<u8>(from + line);":
    touched,
  "list-rows.ts: one more: for (let from: u32 = 0; from < 16; from += 4) {":
    "past the mask's 16 bits there are none to list",
  "judge-rows.ts: one more: for (let from = 0; from < rows; from += STRIP) {":
    "a strip more, where rows fill the last, has no rows",
  "judge-rows.ts: one more: for (let i: usize = 0; i < <usize>count; i++) {":
    "writes one number more into scratch space, which nothing reads",
  "label-few.ts: one more: for (let p = 0; p < pairs; p++) {": beyond,
  "label-groups.ts: one more: for (let p = 0; p < pairs; p++) {": beyond,
  "label-groups.ts: one more: for (let i: usize = 0; i < <usize>(pairs * TOGETHER); i++) {": beyond,
  "label-groups.ts: equal for unequal: if (left >= 4 && left !== 5 && left !== 6) {": grouped,
  "label-groups.ts: equal for unequal: if (left >= 4 && left !== 5 && left !== 6) { (2)": grouped,
  "label-rows.ts: one more: for (let from = 0; from < rows; from += STRIP) {":
    "a strip more, where rows fill the last, has no rows",
  "lower-potentials.ts: unequal for equal: else if (lane === 2) c += <f64>least;":
    "the last two lanes change places, and are added to each other",
  "sum-distances.ts: one more: for (let from = 0; from < count; from += RUN) {":
    "a run more, where rows fill the last, has no rows: it adds 0",
  "sweep.ts: one more: for (let from = 0; from < rows; from += STRIP) {":
    "a strip more, where rows fill the last, has no rows",
  "sweep.ts: one more: for (let from = 0; from < count; from += STRIP) {":
    "a strip more, where listed rows fill the last, has no rows; what gathering them writes is scratch space",
};
