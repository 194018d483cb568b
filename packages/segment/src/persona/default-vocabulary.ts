import { defaultConcepts, lowMediumHigh } from "./default-concepts.js";
import type { Vocabulary } from "./vocabulary.js";

/**
 * The words Coterie speaks unless a bank brings its own: the concepts of the original study first (usage, income, loyalty, budget), further
 * ones for tables without them. `silent` keeps away what must not be said of a customer (age, gender, origin, family, health, schooling,
 * creditworthiness) and what makes no sense as much or little (postcodes, the day of a month).
 */
export const defaultVocabulary: Vocabulary = {
  core: ["usage", "income", "loyalty", "budget"],
  concepts: defaultConcepts,
  abbreviations: {
    txn: "transaction",
    txns: "transaction",
    trx: "transaction",
    trans: "transaction",
    tran: "transaction",
    trn: "transaction",
    ct: "count",
    cnt: "count",
    num: "count",
    number: "count",
    nbr: "count",
    nr: "count",
    qty: "count",
    quantity: "count",
    freq: "frequency",
    monthly: "month",
    amt: "amount",
    avg: "average",
    tot: "total",
    bal: "balance",
    acct: "account",
    acc: "account",
    inc: "income",
    chng: "change",
    chg: "change",
    cust: "customer",
    prod: "product",
    spent: "spend",
    ebanking: "internet banking",
  },
  silent: [
    ..."age birth birthday dob gender sex sexo geschlecht anrede genre male female marital marriage married".split(" "),
    ..."child dependent family pregnant race ethnicity ethnic religion nationality citizen citizenship country".split(
      " ",
    ),
    ..."geography region origin language disability disabled health illness education schooling school degree".split(
      " ",
    ),
    ..."job occupation profession class poor rich vulnerable vulnerability default arrear delinquent overdue".split(
      " ",
    ),
    ..."delinquency bankruptcy risk zip zipcode postcode postal latitude longitude".split(" "),
    ...[
      "credit score",
      "credit rating",
      "alter",
      "edad",
      "pdays",
      "=previous",
      "=campaign",
      "=day",
      "=month",
      "=year",
      "=weekday",
      "=hour",
      "=time",
      "transaction time",
      "=id",
    ],
  ],
  unknownLevels: lowMediumHigh,
};
