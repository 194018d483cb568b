import { amount, between, category, column, count, customers, flag, pick, whole } from "./draw.mjs";

/** Families of planted sets. Separation, the least distance of two centres in standard deviations, runs from 1 to 8 over the sets. */
export const PLANTED = { blobs, skewed, unbalanced, correlated, noise, mixed, binary };

/** Sets in each family. */
export const PLANTED_SETS = 44;

function blobs(random, number) {
  const d = whole(random, 3, 12);
  const latent = groups(random, number, { k: whole(random, 2, 7), d });
  return { ...latent, columns: latent.scores.map(amount) };
}

/** A bank's columns: amounts and counts as skewed as money is, and one amount that says nothing and is often 0. */
function skewed(random, number) {
  const d = whole(random, 5, 10);
  const latent = groups(random, number, { k: whole(random, 2, 6), d });
  const columns = latent.scores.map((z, j) =>
    j % 3 === 2
      ? count(z.map((x) => Math.round(Math.exp(0.5 * x + 2.5))))
      : amount(z.map((x) => Math.exp(0.7 * x + 8))),
  );
  columns.push(amount(column(latent.n, () => (random.float() < 0.4 ? 0 : Math.exp(6 + random.normal())))));
  return { ...latent, columns };
}

function unbalanced(random, number) {
  const d = whole(random, 3, 10);
  const latent = groups(random, number, { k: whole(random, 2, 5), d, smallest: between(random, 0.03, 0.08) });
  return { ...latent, columns: latent.scores.map(amount) };
}

/** Columns that correlate inside every group. */
function correlated(random, number) {
  const d = whole(random, 4, 12);
  const latent = groups(random, number, { k: whole(random, 2, 5), d, shared: between(random, 0.3, 0.8) });
  return { ...latent, columns: latent.scores.map(amount) };
}

/** Six good columns beside 0 to 54 that know nothing of the groups: independent ones, or ones that share a factor. */
function noise(random, number) {
  const latent = groups(random, number, { k: whole(random, 2, 5), d: 6 });
  const extra = Math.round((54 * (number % 10)) / 9);
  const loading = number % 2 === 0 || number % 3 === 0 ? 0 : between(random, 0.3, 0.7);
  const factor = column(latent.n, () => random.normal());
  const rest = Math.sqrt(1 - loading * loading);
  const added = Array.from({ length: extra }, () =>
    column(latent.n, (i) => loading * factor[i] + rest * random.normal()),
  );
  return { ...latent, columns: [...latent.scores, ...added].map(amount) };
}

/** Numbers beside categories; in half of the sets the categories lean with the groups. */
function mixed(random, number) {
  const k = whole(random, 2, 5);
  const latent = groups(random, number, { k, d: whole(random, 3, 6) });
  const leaning = number % 4 < 2;
  const categories = Array.from({ length: whole(random, 2, 3) }, () => {
    const levels = Array.from({ length: whole(random, 3, 6) }, (_, l) => `level ${l}`);
    const weights = Array.from({ length: k }, () => levels.map(() => 0.2 + random.float() ** 3 * 3));
    return category(
      Int32Array.from(latent.truth, (c) => drawn(random, weights[leaning ? c : 0])),
      levels,
    );
  });
  return { ...latent, columns: [...latent.scores.map(amount), ...categories] };
}

/** A few numbers among many 0/1 flags, half of which lean with the groups. */
function binary(random, number) {
  const k = whole(random, 2, 5);
  const latent = groups(random, number, { k, d: whole(random, 3, 5) });
  const flags = Array.from({ length: whole(random, 8, 20) }, (_, f) => {
    const rates = Array.from({ length: k }, () => pick(random, [0.15, 0.35, 0.65, 0.85]));
    return flag(column(latent.n, (i) => (random.float() < rates[f % 2 === 0 ? latent.truth[i] : 0] ? 1 : 0)));
  });
  return { ...latent, columns: [...latent.scores.map(amount), ...flags] };
}

/** Normal groups of unit deviation around centres of which the nearest two lie `separation` apart. */
function groups(random, number, { k, d, smallest = 0, shared = 0 }) {
  const separation = 1 + (7 * ((number * 17) % PLANTED_SETS)) / (PLANTED_SETS - 1);
  const n = customers(random, number === 10);
  const centres = layout(random, k, d).map((centre) => centre.map((x) => x * separation));
  const shares = smallest > 0 ? geometric(k, smallest) : Array.from({ length: k }, () => 0.6 + random.float());
  const truth = Uint8Array.from({ length: n }, () => drawn(random, shares));
  const own = Math.sqrt(1 - shared * shared);
  const common = column(n, () => (shared > 0 ? random.normal() : 0));
  const scores = Array.from({ length: d }, (_, j) =>
    column(n, (i) => centres[truth[i]][j] + shared * common[i] + own * random.normal()),
  );
  return { n, k, separation, truth, scores };
}

/** Centres whose nearest two lie 1 apart: of 30 draws the one whose farthest two lie least apart. */
function layout(random, k, d) {
  let best = null;
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 30; attempt++) {
    const centres = Array.from({ length: k }, () => Array.from({ length: d }, () => random.normal()));
    const apart = centres.flatMap((a, i) => centres.slice(0, i).map((b) => Math.hypot(...a.map((x, j) => x - b[j]))));
    const nearest = Math.min(...apart);
    const ratio = Math.max(...apart) / nearest;
    if (ratio < least) {
      least = ratio;
      best = centres.map((centre) => centre.map((x) => x / nearest));
    }
  }
  return best;
}

/** Falling shares in constant ratio, the last of them `smallest`. */
function geometric(k, smallest) {
  let low = 0.01;
  let high = 1;
  const last = (ratio) => ratio ** (k - 1) / Array.from({ length: k }, (_, c) => ratio ** c).reduce((a, b) => a + b);
  for (let step = 0; step < 50; step++) {
    const ratio = (low + high) / 2;
    if (last(ratio) < smallest) low = ratio;
    else high = ratio;
  }
  return Array.from({ length: k }, (_, c) => low ** c);
}

function drawn(random, weights) {
  let left = random.float() * weights.reduce((a, b) => a + b);
  for (let c = 0; c < weights.length - 1; c++) {
    if (left < weights[c]) return c;
    left -= weights[c];
  }
  return weights.length - 1;
}
