import type { Config, Inspection } from "@coterie/wire";
import type { Role } from "../parts/role-words.js";

type Roles = NonNullable<Config["roles"]>;

const single: readonly Role[] = ["id", "value", "weight"];

/**
 * The configuration with another role for a column; null gives it the one that is found for it. Naming one column as clustered names
 * all that are, since a list of features is the whole list.
 */
export function setRole(config: Config, { columns }: Inspection, name: string, role: Role | null): Config {
  const rest: Roles = Object.fromEntries(
    Object.entries(config.roles ?? {}).flatMap(([key, names]) => {
      const left = (names ?? []).filter((each) => each !== name);
      return left.length === 0 ? [] : [[key, left]];
    }),
  );
  const roles: Roles = role === null ? rest : withRole(rest, columns, name, role);
  const { roles: _, ...others } = config;
  return Object.keys(roles).length === 0 ? others : { ...others, roles };
}

function withRole(roles: Roles, columns: Inspection["columns"], name: string, role: Role): Roles {
  if (role === "feature") {
    const clustered = columns.filter((column) => column.role === "feature").map((column) => column.name);
    return { ...roles, features: [...new Set([...(roles.features ?? clustered), name])] };
  }
  return { ...roles, [role]: single.includes(role) ? [name] : [...(roles[role] ?? []), name] };
}
