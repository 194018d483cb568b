import type { Trait } from "../persona/persona.js";
import type { Profile } from "../profile/profile-types.js";
import type { Reason } from "./approach.js";
import type { BehaviourName } from "./rule.js";
import type { Rate } from "./seen-behaviour.js";

const large = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

const behaviourSubjects: Readonly<Record<BehaviourName, string>> = {
  "click-through": "click-through",
  "internet banking": "internet banking used by",
  borrowing: "a loan held by",
  uptake: "the offer taken up by",
};

/** The number under a trait beside that of all customers: "median transaction count 13 (all customers 7)", "loan: yes for 37% (all customers 16%)". */
export function traitReason(trait: Trait, profile: Profile): Reason {
  const { label: title } = trait;
  const base = profile.base.numeric.find((cell) => cell.column === trait.column);
  const { concept: about, column, statistic, value } = trait;
  const all = (statistic === "share" ? base?.mean : base?.median) ?? null;
  const text =
    statistic === "share"
      ? `${title}: yes for ${percent.format(value)}${besides(all, percent.format)}`
      : `median ${title} ${numberText(value)}${besides(all, numberText)}`;
  return { text, about, column, statistic, value, all };
}

/** A measured behaviour: "click-through 12.5% (all customers 10%)". */
export function behaviourReason(name: BehaviourName, rate: Rate): Reason {
  return rateReason(behaviourSubjects[name], name, rate.here, rate.all);
}

/** A measured rate: "click-through on Facebook 11.2% (all customers 6.3%)". */
export function rateReason(subject: string, about: string, here: number, all: number): Reason {
  const text = `${subject} ${percent.format(here)}${besides(all, percent.format)}`;
  return { text, about, column: null, statistic: "rate", value: here, all };
}

function besides(base: number | null, format: (value: number) => string): string {
  return base === null ? "" : ` (all customers ${format(base)})`;
}

function numberText(value: number): string {
  return (Math.abs(value) >= 1000 ? large : small).format(value);
}
