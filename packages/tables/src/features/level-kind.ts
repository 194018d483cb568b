import { nameWords, phraseIn } from "../roles/name-words.js";

/** What a word of a category or type column says about a transaction. `sensitive` ones also say of what. */
export type LevelKind =
  | { readonly kind: "sensitive"; readonly reveals: string }
  | { readonly kind: "ownTransfer" | "fee" | "reversal" | "salary" };

const sensitive: Readonly<Record<string, string>> = {
  health:
    "health,healthcare,medical,medicine,medication,doctor,doctors,dentist,dental,hospital,clinic,pharmacy,pharmacies,drugstore,drugstores,optician,opticians,physician,physicians,therapy,therapist,psychologist,psychiatrist,psychotherapy,nursing,fertility,pregnancy,addiction,rehab,ambulance,chiropractor,gesundheit,apotheke,arzt,arztkosten,zahnarzt,krankenhaus,krankenkasse,salud,farmacia,farmacias,medico,hospitales,dentista,sante,pharmacie,medecin,hopital,saude,salute,medici,ospedale,gezondheid,apotheek,ziekenhuis,tandarts",
  religion:
    "religion,religious,church,churches,mosque,synagogue,temple,temples,tithe,tithes,zakat,parish,kirche,kirchensteuer,moschee,synagoge,iglesia,diezmo,eglise,igreja,chiesa,kerk,faith",
  politics:
    "political,politics,political party,political donation,political donations,campaign donation,partei,parteispende,partido,partido politico,parti politique,partito,partij",
  "union membership":
    "union,unions,trade union,labor union,labour union,union dues,union fees,gewerkschaft,gewerkschaftsbeitrag,sindicato,syndicat,sindacato,vakbond",
  "sexual life":
    "adult,adult entertainment,escort,escorts,dating,sex,sexual,sex shop,erotic,erotik,erotica,lgbt,lgbtq,gay,contraception",
};

/** Phrases that hold such a word and reveal nothing. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  "union membership": ["credit union", "western union", "european union"],
  "sexual life": ["adult education", "adult learning"],
};

/** Merchant category codes (ISO 18245) of the same kinds. */
const sensitiveCodes: readonly (readonly [from: number, to: number, reveals: string])[] = [
  [4119, 4119, "health"],
  [5047, 5047, "health"],
  [5122, 5122, "health"],
  [5912, 5912, "health"],
  [5975, 5976, "health"],
  [8011, 8099, "health"],
  [5973, 5973, "religion"],
  [8661, 8661, "religion"],
  [8651, 8651, "politics"],
  [8641, 8641, "union membership"],
  [8699, 8699, "union membership"],
  [5967, 5967, "sexual life"],
  [7273, 7273, "sexual life"],
];

const ownTransfer =
  "own account,own accounts,own transfer,internal transfer,self transfer,transfer to self,between own accounts,own account transfer,account transfer internal,umbuchung,eigene konten,eigenubertrag,traspaso,traspaso propio,virement interne,giroconto,transferencia propia,eigen rekening".split(
    ",",
  );
const reversal =
  "reversal,reversals,reversed,storno,stornierung,chargeback,chargebacks,charge back,rollback,voided,void,ruckbuchung,rucklastschrift,returned payment,payment returned,extourne,contrepassation,anulacion,estorno,storni,annullamento,terugboeking,stornering".split(
    ",",
  );
const fee =
  "fee,fees,bank charge,bank charges,service charge,service charges,commission,commissions,overdraft interest,gebuhr,gebuhren,kontogebuhr,kontofuhrung,entgelt,entgelte,comision,comisiones,frais,frais bancaires,tarifa,tarifas,commissione,commissioni,bankkosten".split(
    ",",
  );
/** Fees paid to others than the bank are spending. */
const otherFees =
  "school,tuition,college,university,gym,membership,course,club,legal,exam,entrance,parking,broker fees paid,schul,kurs".split(
    ",",
  );
const salary =
  "salary,salaries,wage,wages,payroll,pay roll,lohn,gehalt,lohn gehalt,nomina,sueldo,salario,salaire,paie,ordenado,stipendio,salaris,loon,pension,pensions,rente".split(
    ",",
  );

/** What a level says about its transactions, or null. @param isCode Whether the column holds merchant category codes. */
export function levelKind(level: string, isCode: boolean): LevelKind | null {
  if (isCode && /^\d{3,4}$/.test(level)) {
    const code = Number(level);
    const hit = sensitiveCodes.find(([from, to]) => code >= from && code <= to);
    return hit === undefined ? null : { kind: "sensitive", reveals: hit[2] };
  }
  const words = nameWords(level);
  for (const [reveals, phrases] of Object.entries(sensitive)) {
    if (phraseIn(words, phrases.split(",")) !== null && phraseIn(words, harmless[reveals] ?? []) === null) {
      return { kind: "sensitive", reveals };
    }
  }
  if (phraseIn(words, reversal) !== null) return { kind: "reversal" };
  if (phraseIn(words, ownTransfer) !== null) return { kind: "ownTransfer" };
  const isFee = phraseIn(words, fee) !== null || words.some((word) => /(?:gebuhr(?:en)?|entgelte?)$/.test(word));
  if (isFee && phraseIn(words, otherFees) === null) return { kind: "fee" };
  return phraseIn(words, salary) !== null ? { kind: "salary" } : null;
}
