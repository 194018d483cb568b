/** The networks a campaign is shown on, in the order of their columns. */
export const NETWORKS = ["Facebook", "Instagram", "Twitter"] as const;

/** What a campaign did on one network: zero impressions where it did not run. */
export interface Exposure {
  readonly impressions: number;
  readonly clicks: number;
}

/** One customer in plain values, before they are put into columns. Money is in whole cents. */
export interface Customer {
  /** Counted from 1. */
  readonly id: number;
  /** The planted segment, 1 to 4. Says nothing in a bank without segments. */
  readonly segment: number;
  readonly age: number;
  readonly gender: 0 | 1;
  readonly incomeCents: number;
  readonly balanceCents: number;
  /** 0 to 1000. */
  readonly loyalty: number;
  /** 0 to 3. */
  readonly education: number;
  readonly products: readonly string[];
  /** Whether the customer is on Facebook, Instagram, Twitter: on one of them at least. */
  readonly networks: readonly [boolean, boolean, boolean];
  readonly email: boolean;
  /** Networks and e-mail the last campaign ran on for this customer. */
  readonly campaign: readonly string[];
  readonly campaignDays: number;
  readonly adSpendCents: number;
  /** 0 to 4. */
  readonly advertised: number;
  readonly earlierSuccess: boolean;
  readonly bought: boolean;
  /** By network, in the order of `NETWORKS`. */
  readonly exposures: readonly [Exposure, Exposure, Exposure];
  readonly internetBanking: boolean;
  readonly loan: boolean;
  readonly withdrawalsCents: number;
  readonly depositsCents: number;
  /** At least 2, and never more than there are cents in either total. */
  readonly transactionCount: number;
  /** Days since 1970-01-01. */
  readonly signUpDay: number;
  readonly objects: boolean;
  /** By e-mail, then by network. */
  readonly consents: readonly [boolean, boolean, boolean, boolean];
}
