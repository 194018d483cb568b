import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url));

/** Whether tests on the shared data are left out; with COTERIE_REQUIRE_ALL=1 they run and fail instead. */
export const sharedDataIsAbsent: boolean = !existsSync(folder) && process.env.COTERIE_REQUIRE_ALL !== "1";

/** Ends the title of a test that needs the shared data. */
export const needsSharedData = "(needs ../shared/data)";

/** Path of a file of the shared data. */
export function sharedData(name: string): string {
  return folder + name;
}
