import type { ReadOptions } from "@coterie/tables";
import type { ResolvedConfig } from "@coterie/wire";

/** The part of a configuration that reading a table needs. */
export function readOptions({ where, decimal, sheet, asOf, allowProtected, roles }: ResolvedConfig): ReadOptions {
  const { features, ...others } = roles;
  return {
    ...(where === undefined ? {} : { where }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(asOf === undefined ? {} : { asOf }),
    allowProtected,
    roles: { ...others, ...(features === undefined ? {} : { feature: features }) },
  };
}
