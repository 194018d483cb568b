import { isAbsolute, relative } from "node:path";

/** The command line that does the same, as typed in the folder the studio was started in. */
export function replayCommand(table: string, config: string, cwd: string): string {
  return `coterie run ${quoted(table, cwd)} --config ${quoted(config, cwd)}`;
}

function quoted(path: string, cwd: string): string {
  const near = relative(cwd, path);
  const shown = (near.startsWith("..") || isAbsolute(near) ? path : near).replaceAll("\\", "/");
  return /^[A-Za-z0-9_./:-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", `'\\''`)}'`;
}
