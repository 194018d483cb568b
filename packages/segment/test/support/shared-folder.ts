import { existsSync } from "node:fs";

/** The folder of data beside the repository, and whether tests that need it must be skipped. */
export interface SharedFolder {
  readonly url: URL;
  readonly missing: boolean;
}

/** Where the shared data lies. With `COTERIE_REQUIRE_ALL=1` nothing is skipped: a test that needs it then fails. */
export function sharedFolder(): SharedFolder {
  const url = new URL("../../../../../shared/", import.meta.url);
  return { url, missing: !existsSync(url) && process.env.COTERIE_REQUIRE_ALL !== "1" };
}
