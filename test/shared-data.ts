import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "vitest";

const shared = fileURLToPath(new URL("../../shared/", import.meta.url));
const required = process.env.COTERIE_REQUIRE_ALL === "1";

/** Whether the shared data sets stand beside this clone; where everything is required they are taken to be there. */
export const hasShared: boolean = required || existsSync(shared);

/** Path of a shared file. */
export function sharedPath(path: string): string {
  return `${shared}${path}`;
}

/** A shared JSON file. */
export function sharedJson<T>(path: string): T {
  return JSON.parse(readFileSync(sharedPath(path), "utf8")) as T;
}

/** A test that needs the shared data sets; skipped by name where they are absent. */
export const testWithShared = hasShared ? test : test.skip;
