import type { ColumnShapes } from "../values/shapes.js";
import { phraseIn, phraseIs } from "./name-words.js";
import {
  accountNames,
  addressNames,
  bareNames,
  emailNames,
  idWords,
  nationalIdNames,
  personNames,
  phoneNames,
} from "./vocabulary.js";

const byName: readonly (readonly [what: string, phrases: readonly string[]])[] = [
  ["national identity numbers", nationalIdNames],
  ["account or card numbers", accountNames],
  ["names of people", personNames],
  ["e-mail addresses", emailNames],
  ["telephone numbers", phoneNames],
  ["addresses", addressNames],
];

const byShape: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["e-mail addresses", /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i],
  ["account numbers", /^[A-Z]{2}[09]9(?: ?[A-Z09]{4}){2,7} ?[A-Z09]{0,4}$/],
  ["card numbers", /^[09]999([ -]?)9999\1[09]?9{3,4}\1[09]?9{3,4}$/],
  ["national identity numbers", /^[09]99-99-9999$|^[09]99\.999\.999-99$/],
  [
    "telephone numbers",
    /^(?:\+|00)9{1,3}[ \-./]?\(?[09]9*\)?(?:[ \-./]?9+){1,5}$|^\(9{3}\) ?9{3}[ -]9{4}$|^[09]99-999-9999$/,
  ],
];

/**
 * What data about a person a column holds that must never be read, or null: by its name, or because most of its values are written
 * that way.
 */
export function personalData(words: readonly string[], shapes: ColumnShapes | null): string | null {
  if (phraseIs(words, bareNames) !== null) return "names of people";
  for (const [what, phrases] of byName) if (phraseIn(words, phrases) !== null) return what;
  if (shapes === null || shapes.present === 0) return null;
  if (phraseIn(words, idWords) !== null) return null;
  for (const [what, pattern] of byShape) {
    const alike = shapes.shapes.reduce((sum, shape) => sum + (pattern.test(shape.text) ? shape.count : 0), 0);
    if (alike > 0.5 * shapes.present) return what;
  }
  return null;
}
