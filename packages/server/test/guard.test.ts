import type { Project } from "@coterie/wire";
import { describe, expect, test } from "vitest";
import { address, openTestStudio as open } from "./support/studio.js";

const html = { accept: "text/html" };

describe("who is answered", () => {
  test("nobody under another name than the studio's own: a name made to point here is refused", async () => {
    const studio = await open();
    const response = await studio.ask("GET", "/api/project", undefined, { host: "evil.example:4321" });
    expect(response.status).toBe(421);
    expect(await response.json()).toEqual({
      code: "wrong-address",
      message: "This studio answers only to 127.0.0.1:4321. Open that address.",
    });
    expect((await studio.ask("GET", "/api/project", undefined, { host: "localhost:4321" })).status).toBe(200);
  });

  test.each([
    ["another site's page", { origin: "https://evil.example" }],
    ["a page on another port", { origin: "http://127.0.0.1:9999" }],
    ["a page that hides its origin", { origin: "null" }],
    ["a cross-site request", { "sec-fetch-site": "cross-site" }],
    ["a same-site request", { "sec-fetch-site": "same-site" }],
  ])("not %s, even with the cookie", async (_, headers: Record<string, string>) => {
    const studio = await open();
    for (const method of ["DELETE", "GET"]) {
      const response = await studio.ask(method, "/api/project", undefined, headers);
      expect(response.status).toBe(403);
    }
  });

  test("no change without an origin", async () => {
    const studio = await open();
    const { project } = studio;
    const before = project.view();
    const response = await studio.ask("DELETE", "/api/project", undefined, { origin: "" });
    expect(response.status).toBe(403);
    expect(project.view()).toEqual(before);
  });

  test.each(["/", "/api/project", "/api/events", "/openapi.json", "/api"])(
    "nobody without the cookie: %s",
    async (path) => {
      const studio = await open();
      const none = await studio.ask("GET", path, undefined, { cookie: "" });
      expect(none.status).toBe(401);
      const wrong = await studio.ask("GET", path, undefined, { cookie: "coterie-4321=guess" });
      expect(wrong.status).toBe(401);
      expect(((await wrong.json()) as { message: string }).message).toContain("Open the address it printed");
    },
  );

  test("the token is good for one load and is answered with a cookie no script can read", async () => {
    const { project } = await open();
    const { newSession } = await import("../src/http/session.js");
    const { studioApp } = await import("../src/http/app.js");
    const session = newSession(4321);
    const app = await studioApp({ project, session, addresses: [address], pages: null });
    const load = (token: string, cookie = ""): Promise<Response> =>
      Promise.resolve(
        app.request(`http://${address}/?token=${token}`, { headers: { host: address, cookie, ...html } }),
      );
    expect((await load("guess")).status).toBe(401);
    const first = await load(session.token);
    expect(first.status).toBe(200);
    expect(await first.text()).toContain('<meta http-equiv="refresh" content="0; url=/">');
    const cookie = first.headers.get("set-cookie")!;
    expect(cookie).toMatch(/^coterie-4321=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(session.token);
    const second = await load(session.token);
    expect(second.status).toBe(401);
    expect(await second.text()).toContain("This address was opened before");
    const back = await load(session.token, cookie.split(";")[0]);
    expect([back.status, back.headers.get("location")]).toEqual([303, "/"]);
  });

  test("every answer carries a policy that lets nothing in from elsewhere", async () => {
    const studio = await open();
    for (const path of ["/api/project", "/openapi.json", "/nowhere"]) {
      const { headers } = await studio.ask("GET", path);
      expect(headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self';");
      expect(headers.get("content-security-policy")).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  test("no path climbs out of a run", async () => {
    const studio = await open();
    for (const path of ["/api/runs/1/files/..%2F..%2Fproject.json", "/api/runs/..%2F..%2F..%2Fetc/files/passwd"]) {
      expect((await studio.ask("GET", path)).status).toBe(404);
    }
  });
});

describe("the interface", () => {
  test("is described in OpenAPI 3.1 and on a page that fetches nothing from elsewhere", async () => {
    const studio = await open();
    const document = (await (await studio.ask("GET", "/openapi.json")).json()) as {
      openapi: string;
      paths: Record<string, object>;
      components: { schemas: Record<string, { properties?: object }> };
    };
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths).sort()).toEqual([
      "/api/advice/{number}",
      "/api/config",
      "/api/events",
      "/api/inspections/{number}",
      "/api/job",
      "/api/project",
      "/api/runs",
      "/api/runs/{id}",
      "/api/runs/{id}/files/{name}",
      "/api/runs/{id}/view",
      "/api/table",
    ]);
    for (const shape of ["Project", "Inspection", "Job", "Run", "Source", "Problem"])
      expect(Object.keys(document.components.schemas)).toContain(shape);
    const page = await (await studio.ask("GET", "/api")).text();
    expect(page).toContain("PUT /api/table");
    expect(page).toContain('<a href="#Problem">Problem</a>');
    expect([...page.matchAll(/(?:src|href)="([^"#][^"]*)"/g)].map(([, to]) => to)).toEqual([
      "/icon.svg",
      "/api.css",
      "/openapi.json",
      "/",
    ]);
    expect(page).not.toContain("<script");
  });

  test("events begin with the project as it stands", async () => {
    const studio = await open();
    const response = await studio.ask("GET", "/api/events");
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const reader = response.body!.getReader();
    const text = new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    const [, data] = /^event: state\ndata: (.*)\n/.exec(text)!;
    expect((JSON.parse(data!) as Project).revision).toBe(0);
  });
});
