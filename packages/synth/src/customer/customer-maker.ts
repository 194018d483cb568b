import { createRandom, type Random } from "@coterie/kmeans";
import type { ResolvedBankOptions } from "../bank-options.js";
import { type DrawnTraits, traitDrawer } from "../population/draw-traits.js";
import { logistic } from "../population/logistic.js";
import { Stream, streamOf } from "../population/stream.js";
import { TRAIT_INDEX, TRAIT_NAMES, type TraitName } from "../population/traits.js";
import { binomial } from "./binomial.js";
import { AS_OF_DAY } from "./calendar.js";
import { type Customer, type Exposure, NETWORKS } from "./customer.js";

const PRODUCTS = ["W", "X", "Y", "Z"];
const CAMPAIGN_DAYS = [7, 14, 15, 21, 30];
const CLICK_TRAITS = ["facebookClick", "instagramClick", "twitterClick"] as const satisfies readonly TraitName[];
const NETWORK_TRAITS = ["facebook", "instagram", "twitter"] as const satisfies readonly TraitName[];

/**
 * Prepare to make customers, each from the seed and its index alone.
 *
 * @param options A resolved bank.
 * @returns A function from an index, counted from 0, to the customer.
 */
export function customerMaker(options: ResolvedBankOptions): (index: number) => Customer {
  const draw = traitDrawer(options.seed, options.overlap);
  const drawn: DrawnTraits = { segment: 0, values: new Float64Array(TRAIT_NAMES.length) };
  const trait = (name: TraitName) => drawn.values[TRAIT_INDEX[name]];
  return (index) => {
    draw(index, drawn);
    return fromTraits(index, drawn.segment, trait, createRandom(options.seed, streamOf(Stream.details, index)));
  };
}

function fromTraits(index: number, segment: number, trait: (name: TraitName) => number, random: Random): Customer {
  const adultYears = 70 * logistic(trait("age"));
  const daysWithUs = Math.round(365.25 * adultYears * logistic(trait("tenure")));
  const transactionCount = Math.max(2, Math.round(Math.exp(trait("usage"))));
  const gender = random.float() < 0.5 ? 0 : 1;
  const products = some(PRODUCTS, level(trait("products"), [-1.2, -0.2, 0.8, 1.8]), random);
  const networks = onNetworks(trait);
  const email = trait("email") > 0;
  const campaignNetworks = campaignOn(networks, trait, random);
  const campaignByEmail = random.float() < 0.6;
  const exposure = (c: number) => exposed(campaignNetworks[c], trait("exposure"), trait(CLICK_TRAITS[c]), random);
  const exposures = [exposure(0), exposure(1), exposure(2)] as const;
  const objects = random.float() < 0.02;
  const consent = (reachable: boolean) => random.float() < 0.72 && reachable && !objects;
  return {
    id: index + 1,
    segment: segment + 1,
    age: Math.floor(18 + adultYears),
    gender,
    incomeCents: Math.round(100 * Math.exp(trait("income"))),
    balanceCents: Math.round(100 * Math.exp(trait("balance"))),
    loyalty: Math.round(10_000 * logistic(trait("loyalty"))) / 10,
    education: level(trait("education"), [-0.7, 0.6, 1.5]),
    products,
    networks,
    email,
    campaign: [...NETWORKS.filter((_, c) => campaignNetworks[c]), ...(email && campaignByEmail ? ["Email"] : [])],
    campaignDays: CAMPAIGN_DAYS[random.below(CAMPAIGN_DAYS.length)],
    adSpendCents: Math.round(100 * Math.exp(6.2 + 0.4 * random.normal())),
    advertised: random.below(5),
    earlierSuccess: trait("earlierSuccess") > 0,
    bought: trait("appetite") > 0,
    exposures,
    internetBanking: trait("internet") > 0,
    loan: trait("loan") > 0,
    withdrawalsCents: Math.max(transactionCount, Math.round(100 * Math.exp(trait("withdrawals")))),
    depositsCents: Math.max(transactionCount, Math.round(100 * Math.exp(trait("deposits")))),
    transactionCount,
    signUpDay: AS_OF_DAY - Math.max(1, daysWithUs),
    objects,
    consents: [consent(email), consent(networks[0]), consent(networks[1]), consent(networks[2])],
  };
}

function onNetworks(trait: (name: TraitName) => number): [boolean, boolean, boolean] {
  const liking = NETWORK_TRAITS.map(trait);
  const most = Math.max(...liking);
  const on = (c: number) => liking[c] > 0 || liking[c] === most;
  return [on(0), on(1), on(2)];
}

function campaignOn(
  networks: readonly [boolean, boolean, boolean],
  trait: (name: TraitName) => number,
  random: Random,
): [boolean, boolean, boolean] {
  const most = Math.max(...NETWORK_TRAITS.map(trait));
  const runs = (c: number) => (random.float() < 0.75 && networks[c]) || trait(NETWORK_TRAITS[c]) === most;
  return [runs(0), runs(1), runs(2)];
}

function exposed(runs: boolean, exposure: number, clickRate: number, random: Random): Exposure {
  if (!runs) return { impressions: 0, clicks: 0 };
  const impressions = Math.max(1, Math.round(Math.exp(exposure + 0.25 * random.normal())));
  return { impressions, clicks: binomial(random, impressions, Math.min(Math.max(clickRate, 0), 1)) };
}

function some(items: readonly string[], count: number, random: Random): string[] {
  const left = items.slice();
  const taken: string[] = [];
  while (taken.length < count) taken.push(...left.splice(random.below(left.length), 1));
  return taken;
}

function level(value: number, cuts: readonly number[]): number {
  let reached = 0;
  while (reached < cuts.length && value >= cuts[reached]) reached++;
  return reached;
}
