// A list of rows that the host must look at: one u32 for each, row | label << 16, the row counted from its block's first.

/** Bit of an entry that says the two nearest centroids are too near to tell apart in f32. */
const UNSURE: u32 = 0x80000000;

/** Put a row on the list; returns the list's end. */
export function note(list: usize, row: u32, label: u32, isUnsure: bool): usize {
  const entry = row | (label << 16);
  store<u32>(list, isUnsure ? entry | UNSURE : entry);
  return list + 4;
}
