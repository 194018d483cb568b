import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { plainPage } from "./plain-page.js";
import type { Session } from "./session.js";

const reading = new Set(["GET", "HEAD"]);

/**
 * Who is answered: requests to this service's own address (a name that was made to point here is refused), from its own pages, with
 * the cookie of its session. The address that was printed is traded for the cookie once, and leaves the address bar.
 *
 * @param addresses `host:port` as a browser may write it.
 */
export function guard(session: Session, addresses: readonly string[]): MiddlewareHandler {
  const hosts = new Set(addresses);
  const origins = new Set(addresses.map((address) => `http://${address}`));
  return async (context, next) => {
    const host = context.req.header("host") ?? new URL(context.req.url).host;
    if (!hosts.has(host)) {
      return refuse(context, 421, "wrong-address", `This studio answers only to ${addresses[0]}. Open that address.`);
    }
    const token = context.req.method === "GET" && context.req.path === "/" ? context.req.query("token") : undefined;
    if (token !== undefined) return trade(context, session, token);
    if (!isOwn(context, origins)) {
      return refuse(
        context,
        403,
        "other-origin",
        "This request came from another site's page. Use the studio's own page.",
      );
    }
    if (!session.isValid(getCookie(context, session.cookieName))) {
      return refuse(
        context,
        401,
        "no-session",
        "This studio is open in another browser, or was started again. Open the address it printed in its terminal; each address opens one browser.",
      );
    }
    return next();
  };
}

/** What a browser says of where a request comes from: the same origin, or for reading nothing at all (an address typed in). */
function isOwn(context: Context, origins: ReadonlySet<string>): boolean {
  const isReading = reading.has(context.req.method);
  const site = context.req.header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin" && !(isReading && site === "none")) return false;
  const origin = context.req.header("origin");
  if (origin !== undefined) return origins.has(origin);
  return isReading || site === "same-origin";
}

function trade(context: Context, session: Session, token: string): Response | Promise<Response> {
  const secret = session.redeem(token);
  if (secret === null) {
    if (session.isValid(getCookie(context, session.cookieName))) return context.redirect("/", 303);
    return refuse(
      context,
      401,
      "used-address",
      "This address was opened before, or belongs to a studio that has stopped. Stop the studio and start it again to get a new one.",
    );
  }
  context.header("set-cookie", `${session.cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`);
  // A page and not a redirect: after one that began on another site a strict cookie would not be sent.
  return plainPage(context, { title: "Coterie studio", body: '<a href="/">To the studio</a>', goesOn: true }, 200);
}

function refuse(
  context: Context,
  status: 401 | 403 | 421,
  code: string,
  message: string,
): Response | Promise<Response> {
  const wantsPage = context.req.header("accept")?.includes("text/html") ?? false;
  return wantsPage
    ? plainPage(context, { title: "The studio did not open", body: message, goesOn: false }, status)
    : context.json({ code, message }, status);
}
