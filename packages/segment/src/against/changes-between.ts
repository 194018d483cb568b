import type { ExistingSegment } from "./against.js";

/** From here a segment goes to another as good as whole. */
const WHOLE = 0.8;
/** From here a part of a segment is told. */
const PART = 0.2;

/**
 * What splits and what merges between the bank's segments and ours.
 *
 * @param existing The cross-table; hidden cells are passed over.
 * @param k Our segments.
 * @returns A clause each: the bank's segments first, then ours that take in several of them.
 */
export function changesBetween(existing: readonly ExistingSegment[], k: number): readonly string[] {
  const fates = existing.map(({ level, shares }) => {
    const parts = sorted(shares).filter(({ share }) => share >= PART);
    if (parts.length === 0) return `${level} scatters: no segment takes in a fifth of it`;
    const [first] = parts;
    if (first.share >= WHOLE || parts.length === 1)
      return `${level} goes mostly to segment ${first.at + 1} (${percent(first.share)})`;
    return `${level} splits into ${listed(parts.map(({ at, share }) => `segment ${at + 1} (${percent(share)})`))}`;
  });
  const merges = Array.from({ length: k }, (_, segment): string | null => {
    const counts = existing.map(({ size, shares }) => (shares[segment] ?? 0) * size);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const parts = sorted(counts.map((count) => (total > 0 ? count / total : 0))).filter(({ share }) => share >= PART);
    if (parts.length < 2) return null;
    return `segment ${segment + 1} merges ${listed(parts.map(({ at, share }) => `${existing[at].level} (${percent(share)} of it)`))}`;
  });
  return [...fates, ...merges.filter((text) => text !== null)];
}

function sorted(shares: readonly (number | null)[]): { readonly at: number; readonly share: number }[] {
  return shares.map((share, at) => ({ at, share: share ?? 0 })).sort((p, q) => q.share - p.share || p.at - q.at);
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

function listed(parts: readonly string[]): string {
  return parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}
