/** A rate of one segment beside that of all customers, both 0..1. */
export interface Rate {
  readonly here: number;
  readonly all: number;
}

/** Clicks per impression on one channel. */
interface SeenResponse extends Rate {
  readonly channel: string;
  readonly impressions: number;
  readonly clicks: number;
  /** 95%, clustered by customer; null where it was not computed. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** What the playbook asks of a segment's behaviour; null or empty where the table has no such columns or the cell is suppressed. */
export interface SeenBehaviour {
  readonly channels: readonly SeenResponse[];
  readonly clickThrough: Rate | null;
  readonly internetBanking: Rate | null;
  readonly borrowing: readonly Rate[];
  readonly uptake: readonly Rate[];
}
