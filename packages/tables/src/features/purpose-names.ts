import { phraseIn, phraseIs } from "../roles/name-words.js";
import { customerWords, idWords, protectedNames } from "../roles/vocabulary.js";
import type { TransactionPurpose } from "./feature-options.js";

const birth = protectedNames["date of birth"];
const otherParty =
  "counterparty,beneficiary,payee,payer,merchant,recipient,sender,terminal,device,branch,empfanger,auftraggeber".split(
    ",",
  );
const booking =
  "transaction,txn,trans,trx,booking,posting,posted,payment,operation,purchase,buchung,operacion,operation".split(",");

const bookingDates =
  "transaction date,txn date,trans date,trx date,payment date,purchase date,booking date,posting date,posted date,post date,buchungsdatum,buchungstag,fecha operacion,fecha transaccion,date operation,date transaction,data operacao,data transacao,data operazione,boekdatum,transactiedatum,transaction timestamp,transaction datetime,transaction date time".split(
    ",",
  );
const dates =
  "date,datum,fecha,data,timestamp,datetime,date time,posted at,booked at,created at,booked on,posted on".split(",");
const valueDates = "value date,valuta,wertstellung,valutadatum,fecha valor,date valeur,data valuta".split(",");

const amountWords = "amount,amt,betrag,importe,monto,montant,valor,importo,bedrag,umsatz,quantia".split(",");
const wholeAmounts = "value,sum,transaction value,payment,paid,wert".split(",");
const notAmounts =
  "balance,saldo,fee,tax,limit,discount,exchange,rate,original,count,category,type,date,before,after".split(",");

const wholeNames: Readonly<Record<Exclude<TransactionPurpose, "customer" | "date" | "amount">, readonly string[]>> = {
  time: "time,transaction time,txn time,posting time,uhrzeit,buchungszeit,hora,heure,ora,tijd".split(","),
  direction:
    "direction,transaction direction,flow,in out,inout,in or out,dr cr,cr dr,debit credit,credit debit,debit or credit,credit or debit,debit credit indicator,credit debit indicator,dc,d c,dc indicator,cdt dbt ind,sign,richtung,soll haben,soll haben kennzeichen,sh,sens,sentido,af bij".split(
      ",",
    ),
  type: "type,transaction type,txn type,trans type,trx type,booking type,operation type,kind,transaction kind,transaction code,buchungsart,umsatzart,tipo,tipo operacion,tipo de operacion,type operation,soort".split(
    ",",
  ),
  channel: "channel,transaction channel,txn channel,payment channel,channel type,kanal,canal,canale,kanaal".split(","),
  category:
    "category,transaction category,txn category,merchant category,merchant category code,mcc,spending category,kategorie,categoria,categorie,rubrik,purpose category".split(
      ",",
    ),
  currency:
    "currency,currency code,transaction currency,txn currency,ccy,curr,wahrung,waehrung,moneda,devise,moeda,divisa".split(
      ",",
    ),
};

/**
 * How well a column's name speaks for a purpose: 0 for not at all. Bare units at the end of an amount (`Amount (INR)`) do no harm.
 */
export function nameFits(purpose: TransactionPurpose, words: readonly string[]): number {
  switch (purpose) {
    case "customer": {
      if (phraseIn(words, otherParty) !== null || phraseIn(words, birth) !== null) return 0;
      const isId = phraseIn(words, idWords) !== null;
      if (phraseIs(words, customerWords) !== null) return 3;
      if (phraseIn(words, customerWords) !== null) return isId ? 4 : 0;
      if (phraseIn(words, booking) !== null) return 0;
      if (phraseIn(words, ["account", "acct", "konto", "cuenta", "compte", "iban"]) === null) return 0;
      return isId ? 2 : words.length === 1 ? 1 : 0;
    }
    case "date":
      if (phraseIn(words, birth) !== null) return 0;
      if (phraseIs(words, bookingDates) !== null) return 4;
      if (phraseIs(words, dates) !== null) return 3;
      return phraseIs(words, valueDates) !== null ? 2 : 0;
    case "amount":
      if (phraseIn(words, notAmounts) !== null) return 0;
      if (phraseIn(words, amountWords) !== null) return phraseIn(words, booking) !== null ? 4 : 3;
      return phraseIs(words, wholeAmounts) !== null ? 2 : 0;
    default:
      return phraseIs(words, wholeNames[purpose]) !== null ? 1 : 0;
  }
}
