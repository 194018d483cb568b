import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Who may look: whoever opened the address that was printed, once, from the browser that did. */
export interface Session {
  /** Goes into the printed address; good for one load. */
  readonly token: string;
  /** Name of the cookie: cookies know no port, so the port is in it. */
  readonly cookieName: string;
  /** Trade the token for the cookie's value; null when it is not the token, or was used before. */
  redeem(token: string): string | null;
  isValid(cookie: string | undefined): boolean;
}

/** A session of one service, with secrets made here and kept in memory alone. */
export function newSession(port: number): Session {
  const token = randomBytes(24).toString("base64url");
  const secret = randomBytes(32).toString("base64url");
  let isUsed = false;
  return {
    token,
    cookieName: `coterie-${port}`,
    redeem(given) {
      if (isUsed || !isEqual(given, token)) return null;
      isUsed = true;
      return secret;
    },
    isValid: (cookie) => cookie !== undefined && isEqual(cookie, secret),
  };
}

/** Compared by their hashes, so that time tells nothing of length or content. */
function isEqual(a: string, b: string): boolean {
  const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
