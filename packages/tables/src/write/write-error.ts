import path from "node:path";
import { TablesError } from "../tables-error.js";

/** What went wrong while writing, as a refusal with a next step. */
export function writeError(error: unknown, place: string): unknown {
  if (error instanceof TablesError || !(error instanceof Error)) return error;
  const refuse = (why: string, next: string) =>
    new TablesError("unwritable", `${place} must be writable; ${why}. ${next}.`, { cause: error });
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOSPC":
    case "EDQUOT":
      return refuse("the disk is full", "Free some space, or write elsewhere; nothing half-written was kept");
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return refuse("permission is denied", "Choose a folder of yours with --out");
    case "ENOENT":
    case "ENOTDIR":
      return refuse(`there is no folder ${path.dirname(place)}`, "Create it, or write elsewhere");
    case "EISDIR":
      return refuse("a folder of that name is there", "Choose another name");
    default:
      return /no space left/i.test(error.message)
        ? refuse("the disk is full", "Free some space, or write elsewhere; nothing half-written was kept")
        : error;
  }
}
