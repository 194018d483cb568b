/** Gives out room for so many bytes, in whole vectors, one after the other. */
export function roomFrom(start: number): (bytes: number) => number {
  let end = start;
  return (bytes) => {
    const from = end;
    end += Math.ceil(bytes / 16) * 16;
    return from;
  };
}
