import type { Config } from "@coterie/wire";
import type { Bands } from "./bands-text.js";

type Vocabulary = Exclude<NonNullable<Config["vocabulary"]>, string>;

/** The words a configuration brings itself; none where it names a file. */
export function vocabularyOf({ vocabulary }: Config): Vocabulary {
  return typeof vocabulary === "object" ? vocabulary : {};
}

/** The configuration with other bands; a concept without any goes by equal shares of all customers. */
export function setBands(config: Config, changed: Readonly<Record<string, Bands>>): Config {
  const { vocabulary: _, ...others } = config;
  const { bands: before = {}, ...words } = vocabularyOf(config);
  const bands = Object.fromEntries(
    Object.entries({ ...before, ...changed }).filter(([, levels]) => Object.keys(levels).length > 0),
  );
  const vocabulary = Object.keys(bands).length === 0 ? words : { ...words, bands };
  return Object.keys(vocabulary).length === 0 ? others : { ...others, vocabulary };
}
