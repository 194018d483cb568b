/** What marketing does with a segment, and the numbers that say so. */
export interface Approach {
  readonly rule: string;
  readonly objective: string;
  readonly offer: string;
  readonly channels: readonly string[];
  readonly message: string;
  readonly avoid: string | null;
  /** Each reason cites a number of the profile. */
  readonly because: readonly string[];
}
