/**
 * Every sentence about a segment, whole: a translator sees what the reader will see. What stands in braces is filled in. Another language is another
 * object of the same keys; the compiler and a test refuse one that lacks a key or a brace.
 */
export const english = {
  "persona.none": "customers without a telling trait",
  "paragraph.size": "{name}: {share} of customers, {count} in all.",
  "paragraph.value": "They hold {share} of all {label}.",
  "paragraph.words": "In a few words: {sentence}.",
  "paragraph.facts": "Typical values, with those of all customers in brackets: {facts}.",
  "paragraph.channel": "They answer best on {channel}, with {rate} of impressions clicked ({all} among all customers).",
  "paragraph.channelWeak":
    "They answer campaigns less than others do: most on {channel}, with {rate} of impressions clicked ({all} among all customers).",
  "paragraph.next":
    "Of the products that most of them do not hold, {product} suits them more than others: {here} hold it ({others} of all others).",
  "fact.number": "{label} {value} ({all})",
  "fact.share": "{label} yes for {value} ({all})",
  "fact.alone": "{label} {value}",
  "composite.sentence": "A composite, no real customer, put together from the middle of each number: {facts}.",
  "composite.fact": "{label} {value}",
  "composite.yes": "yes",
  "composite.no": "no",
  "note.shared":
    'Segments {segments} share the words "{phrase}": their {label} ({values}) cannot be told apart (Cliff\'s delta at most {apart}, under {floor}).',
  "note.equal":
    'Segments {segments} share the words "{phrase}": the middle of their {label} is the same number, {values}.',
  "note.floor":
    'By {label} alone ({value}) this segment would stand elsewhere than at "{level}"; the difference from all other customers (effect {effect}, under {floor}) is too small for that word.',
  "rule.over": "{label} over {value}",
  "rule.atMost": "{label} at most {value}",
  "rule.is": "{label} is {value}",
  "rule.isNot": "{label} is not {value}",
  "rule.yes": "{label}: yes",
  "rule.no": "{label}: no",
  "name.neutral": "{word} Group",
  "name.noun": "Customers",
} as const;

/** The key of a sentence. */
export type MessageKey = keyof typeof english;

/** A language: every sentence. */
export type Catalogue = Readonly<Record<MessageKey, string>>;

type Holes<Text extends string> = Text extends `${string}{${infer Hole}}${infer Rest}` ? Hole | Holes<Rest> : never;

/** What a sentence needs to be filled with. */
export type Values<Key extends MessageKey> = Readonly<Record<Holes<(typeof english)[Key]>, string>>;

/** A sentence of the catalogue, filled in. */
export function say<Key extends MessageKey>(key: Key, values: Values<Key>, catalogue: Catalogue = english): string {
  const given: Readonly<Record<string, string>> = values;
  return catalogue[key].replace(/\{(\w+)\}/gu, (_, hole: string) => given[hole]);
}
