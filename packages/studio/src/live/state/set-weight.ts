import type { Config } from "@coterie/wire";

/** How many columns a column counts as: 1 where nothing else was asked. */
export function weightOf({ weights = [] }: Config, name: string): number {
  return weights.find(({ columns }) => columns.length === 1 && columns[0] === name)?.countAs ?? 1;
}

/** The configuration with a column counted as `countAs` columns; blocks of several columns stay as they are. */
export function setWeight(config: Config, name: string, countAs: number): Config {
  const { weights = [], ...others } = config;
  const rest = weights.filter(({ columns }) => !(columns.length === 1 && columns[0] === name));
  const next = countAs === 1 ? rest : [...rest, { columns: [name], countAs }];
  return next.length === 0 ? others : { ...others, weights: next };
}
