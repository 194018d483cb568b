import type { ReadOptions } from "@coterie/tables";
import type { ResolvedConfig } from "@coterie/wire";

/** The part of a configuration that reading a table needs. */
export function readOptions(config: ResolvedConfig): ReadOptions {
  const { where, carve, decimal, sheet, asOf, allowProtected, against, seed, sampleRows, pushDown } = config;
  const { features, ...others } = withAgainst(config);
  return {
    ...(where === undefined ? {} : { where }),
    ...(carve === undefined ? {} : { carve }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(asOf === undefined ? {} : { asOf }),
    allowProtected,
    ...(against === undefined ? {} : { categories: [against] }),
    sampleSeed: seed,
    ...(pushDown === "none" ? { sampleRows: Number.MAX_SAFE_INTEGER } : sampleRows === undefined ? {} : { sampleRows }),
    roles: { ...others, ...(features === undefined ? {} : { feature: features }) },
  };
}

/** The bank's own segments are described, not clustered, unless the user gave them another role. */
function withAgainst({ roles, against }: ResolvedConfig): ResolvedConfig["roles"] {
  if (against === undefined || Object.values(roles).some((names) => names.includes(against))) return roles;
  return { ...roles, describe: [...(roles.describe ?? []), against] };
}
