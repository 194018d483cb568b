/** What a customer's random numbers are for. Each use has its own, so that asking for one never changes another. */
export const Stream = { traits: 0, slide: 1, details: 2, missing: 3, transactions: 4 } as const;

/**
 * The number of a customer's random stream.
 *
 * @param use One of `Stream`.
 * @param index The customer, counted from 0.
 * @returns An integer below 2^53, different for every use and customer.
 */
export function streamOf(use: (typeof Stream)[keyof typeof Stream], index: number): number {
  return use * 4_294_967_296 + index;
}
