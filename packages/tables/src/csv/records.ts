/**
 * Split delimited text into records of cells, RFC 4180 with any line end. Blank lines are no records. For a file's head: `complete`
 * false drops the last record, which may be cut.
 */
export function parseRecords(text: string, delimiter: string, limit: number, complete: boolean): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = "";
  let quoted = false;
  let touched = false;
  const endCell = () => {
    record.push(cell);
    cell = "";
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (sign === '"' && cell === "") {
      quoted = true;
      touched = true;
    } else if (sign === delimiter) {
      endCell();
      touched = true;
    } else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[i + 1] === "\n") i++;
      if (touched || cell !== "") {
        endCell();
        records.push(record);
        if (records.length === limit) return records;
      }
      record = [];
      touched = false;
    } else cell += sign;
  }
  if (complete && (touched || cell !== "")) {
    endCell();
    records.push(record);
  }
  return records;
}
