import { ServerError } from "../server-error.js";

/** The refusal for what failed because a disk is full; null for anything else. */
export function fullDisk(error: unknown, place: string): ServerError | null {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "disk-full" && error instanceof ServerError) return error;
  if (code !== "ENOSPC" && code !== "EDQUOT") return null;
  return new ServerError(
    "disk-full",
    `The disk of ${place} has no room left. Nothing that was there has changed. Free some space and try again, or start the studio with --project on a larger disk.`,
    { cause: error },
  );
}
