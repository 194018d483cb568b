import { columnTitle } from "../persona/column-phrase.js";
import type { Trait } from "../persona/persona.js";
import type { Profile } from "../profile/profile-types.js";
import type { Rate } from "./behaviour.js";

const large = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

/** The number under a trait beside that of all customers: "median transaction count 13 (all customers 7)", "loan: yes for 37% (all customers 16%)". */
export function traitEvidence(trait: Trait, profile: Profile): string {
  const title = columnTitle(trait.column);
  const base = profile.base.numeric.find((cell) => cell.column === trait.column);
  if (trait.statistic === "share")
    return `${title}: yes for ${percent.format(trait.value)}${besides(base?.mean, percent.format)}`;
  return `median ${title} ${numberText(trait.value)}${besides(base?.median, numberText)}`;
}

/** A measured rate: "click-through on Facebook 11.2% (all customers 6.3%)". */
export function rateEvidence(subject: string, rate: Rate): string {
  return `${subject} ${percent.format(rate.here)}${besides(rate.all, percent.format)}`;
}

function besides(base: number | null | undefined, format: (value: number) => string): string {
  return base == null ? "" : ` (all customers ${format(base)})`;
}

function numberText(value: number): string {
  return (Math.abs(value) >= 1000 ? large : small).format(value);
}
