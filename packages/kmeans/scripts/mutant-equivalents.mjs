/** Mutants that change no result, each with the reason; all others must be caught. */
export const equivalents = {
  "gather-rows.ts: one more: for (let m = 0; m < count; m++) {":
    "touch only reads, to bring rows near; one read more is as good",
  "gather-rows.ts: one more: for (let line: usize = 0; line < group; line += 64) sum += load<u8>(from + line);":
    "touch only reads, to bring rows near; one read more is as good",
  "judge-rows.ts: one more: for (let from = 0; from < rows; from += STRIP) {":
    "a strip more, where rows fill the last, has no rows",
  "judge-rows.ts: one more: for (let i: usize = 0; i < <usize>count; i++) {":
    "writes one number more into scratch space, which nothing reads",
};
