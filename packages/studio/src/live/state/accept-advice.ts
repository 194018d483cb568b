import type { Advisor, Config } from "@coterie/wire";

type Accept = Advisor["accepted"];

/** The configuration with an advice accepted: decisions by column are added to, blocks and rules joined. */
export function acceptAdvice(config: Config, { prepare, columns, weights, carve }: Accept): Config {
  const decided = Object.fromEntries(
    Object.entries(columns ?? {}).map(([name, decision]) => [name, { ...config.columns?.[name], ...decision }]),
  );
  return {
    ...config,
    ...(prepare === undefined ? {} : { prepare }),
    ...(columns === undefined ? {} : { columns: { ...config.columns, ...decided } }),
    ...(weights === undefined
      ? {}
      : { weights: [...(config.weights ?? []), ...weights] as NonNullable<Config["weights"]> }),
    ...(carve === undefined ? {} : { carve: { ...config.carve, ...carve } }),
  } as Config;
}
