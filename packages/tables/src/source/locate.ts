import { existsSync, statSync } from "node:fs";
import { TablesError } from "../tables-error.js";

/** Check that a path leads to a file. @throws {TablesError} `not-found`, `not-a-file`. */
export function assertFile(place: string): void {
  if (!existsSync(place)) {
    throw new TablesError("not-found", `There must be a file at ${place}; there is none. Check the path and the name.`);
  }
  if (!statSync(place).isFile()) {
    throw new TablesError(
      "not-a-file",
      `${place} must be a file; it is a folder or a device. Name the file in it, or a pattern such as ${place}/*.csv.`,
    );
  }
}
