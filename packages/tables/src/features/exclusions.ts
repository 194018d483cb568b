/** Why a transaction is not used: the first that holds, in this order. */
export const exclusionReasons = [
  "noCustomer",
  "noDate",
  "noAmount",
  "afterAsOf",
  "otherCurrency",
  "notInCustomers",
  "sensitive",
  "ownTransfer",
  "fee",
  "reversal",
  "takenBack",
  "noDirection",
] as const;

/** One of the reasons. */
export type ExclusionReason = (typeof exclusionReasons)[number];

/** Code of a reason in SQL; 0 stands for used. */
export function reasonCode(reason: ExclusionReason): number {
  return exclusionReasons.indexOf(reason) + 1;
}

/** Up to this code nothing is known of a row's customer at the as-of date; past it the customer is one of the table. */
export const lastOutsideCode: number = reasonCode("notInCustomers");
