/** Rows scored at a time; the scratch space holds this many scores, labels and gathered rows. */
export const STRIP: i32 = 256;
