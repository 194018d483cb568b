/** Words that say money came (`in`) or left (`out`), lower case. */
const incoming = new Set(
  "in,incoming,inflow,credit,credits,cr,c,crdt,deposit,deposits,received,receive,receipt,income,money in,+,1,haben,h,eingang,gutschrift,abono,haber,entrada,ingreso,credito,crédito,entree,entrée,crédit,avere,entrata,bij".split(
    ",",
  ),
);
const outgoing = new Set(
  "out,outgoing,outflow,debit,debits,dr,d,db,dbit,withdrawal,withdrawals,withdraw,paid,payment,payments,sent,spent,purchase,expense,money out,-,-1,soll,s,ausgang,lastschrift,belastung,cargo,debe,salida,gasto,debito,débito,sortie,débit,dare,uscita,af".split(
    ",",
  ),
);

/** Whether a level of a direction column means money came (true) or left (false); null where it says neither. */
export function cameIn(level: string): boolean | null {
  const word = level.trim().toLowerCase();
  return incoming.has(word) ? true : outgoing.has(word) ? false : null;
}
