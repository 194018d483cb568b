import type { BudgetSplit, PlanLine, Range } from "./plan.js";

const money = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** An amount for reading: three significant digits, the currency before it. */
export function moneyText(amount: number, currency: string | null): string {
  const text = money.format(Math.abs(amount));
  const unit = currency === null ? "" : currency.length > 2 ? `${currency} ` : currency;
  return `${amount < 0 ? "−" : ""}${unit}${text}`;
}

/** "about S$31,400 (between S$8,200 and S$55,000)". */
export function rangeText({ expected, low, high }: Range, currency: string | null): string {
  return `about ${moneyText(expected, currency)} (between ${moneyText(low, currency)} and ${moneyText(high, currency)})`;
}

/** The finding of a plan, as a sentence. */
export function planFinding(
  lines: readonly PlanLine[],
  split: BudgetSplit | null,
  budget: number | null,
  currency: string | null,
): string {
  if (split !== null) return splitFinding(lines, split, currency);
  const costed = lines.filter(({ breakEven }) => breakEven !== null);
  const measured = lines.filter(({ response }) => response !== null);
  const unsplit =
    budget === null
      ? ""
      : ` The budget of ${moneyText(budget, currency)} is not split: that takes a measured conversion, a baseline and a margin.`;
  if (costed.length > 0) {
    const least = costed.reduce((a, b) => ((b.breakEven as number) < (a.breakEven as number) ? b : a));
    return `${who(least)} on ${least.channel} must bring least to pay for itself: ${share(least.breakEven as number)} of contacts.${unsplit}`;
  }
  if (measured.length === 0)
    return `Nothing is known of response or money, so the order below is the playbook's alone.${unsplit}`;
  const best = measured[0];
  return `${who(best)} answers best, on ${best.channel} with ${share(best.response?.rate ?? 0)} of impressions clicked; a click is not a sale.${unsplit}`;
}

function splitFinding(lines: readonly PlanLine[], split: BudgetSplit, currency: string | null): string {
  if (split.allotments.length === 0) {
    return `No contact is expected to earn its cost, so none of the ${moneyText(split.budget, currency)} should be spent on these lines.`;
  }
  const largest = split.allotments.reduce((a, b) => (b.cost > a.cost ? b : a));
  const line = lines.find(
    ({ segment, channel }) => segment === largest.segment && channel === largest.channel,
  ) as PlanLine;
  const part = Math.round((100 * largest.cost) / split.spent);
  const earns = `${moneyText(split.spent, currency)} earns ${rangeText(split.profit, currency)} more than it costs`;
  const where = `${split.allotments.length === 1 ? "all" : `${part}%`} of it spent on ${toward(line)}`;
  const rest =
    split.stoppedBy === "budget"
      ? ""
      : ` The other ${moneyText(split.unspent, currency)} of the ${moneyText(split.budget, currency)} finds no contact that is expected to earn its cost.`;
  const doubt = split.profit.low < 0 ? " It may also lose money: test before spending it all." : "";
  return `${earns}, ${where}.${rest}${doubt}`;
}

function toward(line: PlanLine): string {
  return `${who(line)} by ${line.channel} (objective: ${line.objective})`;
}

function who({ segment, name }: Pick<PlanLine, "segment" | "name">): string {
  return name === `Segment ${segment}` ? name : `${name} (segment ${segment})`;
}

function share(rate: number): string {
  return `${Number((100 * rate).toPrecision(2))}%`;
}
