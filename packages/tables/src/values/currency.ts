/** Currency codes read beside numbers, and the signs that mean the same. */
const signsOf: Readonly<Record<string, readonly string[]>> = {
  USD: ["$", "US$", "USD"],
  EUR: ["€", "EUR", "Euro", "EURO", "euro"],
  GBP: ["£", "GBP"],
  INR: ["₹", "INR", "Rs", "Rs.", "Re."],
  JPY: ["¥", "JPY"],
  CNY: ["CNY", "RMB", "元"],
  CHF: ["CHF", "Fr."],
  BRL: ["R$", "BRL"],
  AUD: ["A$", "AU$", "AUD"],
  CAD: ["C$", "CA$", "CAD"],
  HKD: ["HK$", "HKD"],
  SGD: ["S$", "SGD"],
  NZD: ["NZ$", "NZD"],
  MXN: ["MX$", "MXN"],
  SEK: ["SEK"],
  NOK: ["NOK"],
  DKK: ["DKK"],
  PLN: ["zł", "PLN"],
  CZK: ["Kč", "CZK"],
  HUF: ["Ft", "HUF"],
  RON: ["lei", "RON"],
  BGN: ["лв", "BGN"],
  RUB: ["₽", "RUB"],
  UAH: ["₴", "UAH"],
  TRY: ["₺", "TL", "TRY"],
  ILS: ["₪", "ILS"],
  KRW: ["₩", "KRW"],
  THB: ["฿", "THB"],
  VND: ["₫", "VND"],
  PHP: ["₱", "PHP"],
  IDR: ["Rp", "Rp.", "IDR"],
  MYR: ["RM", "MYR"],
  PKR: ["PKR"],
  BDT: ["৳", "BDT"],
  LKR: ["LKR"],
  NGN: ["₦", "NGN"],
  GHS: ["₵", "GHS"],
  KES: ["KSh", "KES"],
  ZAR: ["R", "ZAR"],
  crowns: ["kr", "kr."],
  EGP: ["EGP"],
  MAD: ["MAD"],
  AED: ["AED"],
  SAR: ["SAR"],
  ARS: ["ARS"],
  CLP: ["CLP"],
  COP: ["COP"],
  PEN: ["S/", "PEN"],
};

const codes = new Map(Object.entries(signsOf).flatMap(([code, signs]) => signs.map((sign) => [sign, code] as const)));

/** Every sign and code read as a currency, longest first. */
export const currencySigns: readonly string[] = [...codes.keys()].sort(
  (a, b) => b.length - a.length || (a < b ? -1 : 1),
);

/** The currency a sign or code stands for, or null. */
export function currencyOf(sign: string): string | null {
  return codes.get(sign) ?? null;
}

/** The unit a header carries: `Amount (INR)`, `Annual Income (k$)`, `balance_eur`. */
export function unitInName(name: string): string | null {
  const bracket = /[([]\s*([^()[\]]{1,8}?)\s*[)\]]\s*$/.exec(name)?.[1];
  if (bracket !== undefined) {
    if (bracket === "%" || codes.has(bracket) || codes.has(bracket.toUpperCase())) return bracket;
    if (/^[kKmM]/.test(bracket) && codes.has(bracket.slice(1))) return bracket;
  }
  const word = /(?:^|[\s_./-])([A-Za-z]{3})$/.exec(name)?.[1]?.toUpperCase();
  return word !== undefined && word in signsOf && !ordinaryWords.has(word) ? word : null;
}

/** Codes that are words of their own at the end of a header. */
const ordinaryWords = new Set(["TRY", "ALL", "MAD", "COP", "PEN"]);
