import { customersPerArm, detectableRate } from "../statistics/two-rates.js";
import type { PlanLine, PoolAdvice, Power } from "./plan.js";

/** What a test of a line starts from. */
export interface PowerInput {
  readonly measure: Power["measure"];
  readonly from: number;
  readonly to: number;
  readonly contactable: number;
  readonly perDay: number | undefined;
  /** Days until the outcome of a contact is known. */
  readonly waitDays: number;
}

/** What it takes to learn whether a line works: half contacted, half left alone (or two versions, for clicks). */
export function powerOf({ measure, from, to, contactable, perDay, waitDays }: PowerInput): Power {
  const needed = Math.ceil(customersPerArm(from, to));
  const available = Math.floor(contactable / 2);
  const detectable = available === 0 ? null : detectableRate(from, available);
  const enough = available >= needed;
  return {
    measure,
    from,
    to,
    customersPerArm: needed,
    available,
    detectable: detectable === null ? null : detectable - from,
    enough,
    days: enough ? contactDays(needed, measure, perDay) + waitDays : null,
  };
}

/** One arm is left alone in a test of conversions; a test of clicks contacts both. */
function contactDays(needed: number, measure: Power["measure"], perDay: number | undefined): number {
  return perDay === undefined ? 1 : Math.ceil((needed * (measure === "click" ? 2 : 1)) / perDay);
}

/** Lines too small alone, and with whom they are large enough: the nearest in rate, the same objective first. */
export function poolAdvice(lines: readonly PlanLine[]): readonly PoolAdvice[] {
  const small = lines.filter(({ power }) => power !== null && !power.enough && power.available > 0);
  const advice = small.flatMap((line): PoolAdvice[] => {
    const partners = small
      .filter((other) => other.channel === line.channel && other.segment !== line.segment)
      .filter((other) => other.power?.measure === line.power?.measure)
      .map((other) => ({ other, pooled: pooledPower(line, other) }))
      .sort(
        (a, b) =>
          Number(b.pooled.enough) - Number(a.pooled.enough) ||
          Number(b.other.objective === line.objective) - Number(a.other.objective === line.objective) ||
          difference(line, a.other) - difference(line, b.other),
      );
    const best = partners[0];
    return best === undefined ? [] : [adviceOf(line, best.other, best.pooled)];
  });
  const seen = new Set<string>();
  return advice.filter(({ segments, channel }) => {
    const key = `${segments.join()} ${channel}`;
    return !seen.has(key) && seen.add(key);
  });
}

function difference(a: PlanLine, b: PlanLine): number {
  return Math.abs((a.power?.from ?? 0) - (b.power?.from ?? 0));
}

interface Pooled {
  readonly customersPerArm: number;
  readonly available: number;
  readonly enough: boolean;
}

function pooledPower(a: PlanLine, b: PlanLine): Pooled {
  const powers = [a.power, b.power].filter((power) => power !== null);
  const available = powers.reduce((sum, power) => sum + power.available, 0);
  const mean = (of: (power: Power) => number): number =>
    powers.reduce((sum, power) => sum + of(power) * power.available, 0) / available;
  const needed = Math.ceil(
    customersPerArm(
      mean(({ from }) => from),
      mean(({ to }) => to),
    ),
  );
  return { customersPerArm: needed, available, enough: available >= needed };
}

const count = new Intl.NumberFormat("en");

function adviceOf(a: PlanLine, b: PlanLine, pooled: Pooled): PoolAdvice {
  const [first, second] = [a, b].sort((x, y) => x.segment - y.segment);
  const who = `segments ${first.segment} and ${second.segment} on ${a.channel}`;
  const figures = `${count.format(pooled.customersPerArm)} customers an arm are needed and ${count.format(pooled.available)} are there`;
  const what = first.rule === second.rule ? "" : "; it then says whether the channel works, not which offer";
  return {
    segments: [first.segment, second.segment],
    channel: a.channel,
    measure: (a.power as Power).measure,
    ...pooled,
    text: pooled.enough
      ? `Pool ${who}: together ${figures}${what}.`
      : `Even pooled, ${who} are too few to learn from: ${figures}.`,
  };
}
