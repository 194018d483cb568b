/** Why a word may not stand in a name or a persona. */
type BanReason = "worth" | "class" | "age" | "health" | "origin" | "gender" | "blame";

/**
 * What must not be read aloud to a customer, with the reason. Whole words, any case; a plural s counts too. "Low income" is said, as the number
 * it is; a name for whoever has it is not.
 */
const banned: Readonly<Record<BanReason, string>> = {
  worth:
    "affluent broke cheap elite expensive gold golden needy penniless penny platinum poor prosperous rich valuable vip wealth wealthy worth worthless worthy " +
    "millionaire mass-affluent high-net-worth hnwi premium profitable unprofitable loss-making",
  class:
    "aristocrat blue-collar bourgeois class commoner lower-class middle-class noble upper-class white-collar working-class underclass peasant",
  age: "age aged ageing baby boomer child dinky elder elderly gen-z genx geriatric grandparent grey junior kid middle-aged millennial old pensioner retired retiree senior silver teen teenager young youngster youth youthful",
  health:
    "addict blind crazy deaf diabetic disabled frail handicapped healthy ill insane invalid lame mad mental obese sick unhealthy unwell",
  origin:
    "african american arab asian black caucasian chinese christian colored ethnic european expat foreign foreigner gypsy hindu immigrant indian jew jewish latino migrant muslim " +
    "native oriental race racial refugee tribal white",
  gender:
    "boy bro brother dad daddy dude father female feminine gay gentleman gentlemen girl guy he her hers him his housewife husband ladies lady lesbian male man masculine men mom mother mum queen king she sister son trans wife woman women",
  blame:
    "bad careless cheapskate deadbeat debtor delinquent dumb extravagant failing feckless foolish greedy idle ignorant irresponsible lazy loser miser miserly naive reckless risky scrooge spendthrift stingy stupid subprime suspicious victim wasteful worst",
};

const reasons: ReadonlyMap<string, BanReason> = new Map(
  Object.entries(banned).flatMap(([reason, words]) =>
    words.split(" ").map((word): [string, BanReason] => [word, reason as BanReason]),
  ),
);

/** A word that must not be said, and what it speaks of. */
export interface BannedWord {
  readonly word: string;
  readonly reason: BanReason;
}

/**
 * The first word of a text that must not be read aloud to a customer, or null.
 *
 * @param text A name, a phrase or a sentence.
 */
export function bannedWord(text: string): BannedWord | null {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];
  for (const whole of words) {
    for (const word of [whole, ...whole.split(/[-'’]/u)]) {
      const reason =
        reasons.get(word) ?? reasons.get(word.replace(/s$/u, "")) ?? reasons.get(word.replace(/ies$/u, "y"));
      if (reason !== undefined) return { word, reason };
    }
  }
  return null;
}
