import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { describe, expect, it } from "vitest";
import { kmeans } from "../../src/index.js";
import { hashOf, referenceOptions, referenceRows } from "../support/reference-fit.js";
import type { Found } from "./page.js";

const browser = ["chromium", "chromium-browser", "google-chrome"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);
const isMissing = browser === undefined && process.env.COTERIE_REQUIRE_ALL !== "1";
const why = isMissing ? " (skipped: no chromium on this machine)" : "";

async function bundle(file: string): Promise<string> {
  const built = await rolldown({ input: fileURLToPath(new URL(file, import.meta.url)), platform: "browser" });
  const { output } = await built.generate({ format: "esm", minify: true });
  await built.close();
  return output[0].code;
}

/** Opens a page that runs `script` in a real browser, and returns what it posts to /found. */
async function open(script: string, isolated: boolean): Promise<Found> {
  const profile = mkdtempSync(join(tmpdir(), "kmeans-chromium-"));
  let child: ChildProcess | null = null;
  const headers = isolated
    ? { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" }
    : {};
  try {
    return await new Promise<Found>((resolve, reject) => {
      const server = createServer((request, response) => {
        if (request.url === "/found") {
          let body = "";
          request.on("data", (chunk) => {
            body += chunk;
          });
          request.on("end", () => {
            response.end();
            server.close();
            resolve(JSON.parse(body) as Found);
          });
        } else if (request.url === "/page.js") {
          response.writeHead(200, { "Content-Type": "text/javascript", ...headers }).end(script);
        } else {
          response
            .writeHead(200, { "Content-Type": "text/html", ...headers })
            .end('<!doctype html><script type="module" src="/page.js"></script>');
        }
      });
      server.listen(0, "127.0.0.1", () => {
        const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
        const flags = [
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          `--user-data-dir=${profile}`,
        ];
        child = spawn(browser ?? "chromium", [...flags, url], { stdio: "ignore", detached: true });
        child.on("error", reject);
      });
    });
  } finally {
    await close(child);
    await remove(profile);
  }
}

/** Ends the browser and every process it started. */
async function close(child: ChildProcess | null): Promise<void> {
  if (!child?.pid || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGKILL");
  await ended;
}

/** Removes a folder that dying processes may still be writing into. */
async function remove(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

describe(`in Chromium${why}`, () => {
  it.skipIf(isMissing).each([true, false])(
    "gives the bytes that Node gives, on 1, 2, 3 and 8 threads, with and without SIMD, wherever rows lie in their buffer, cross-origin isolated: %s",
    { timeout: 120_000 },
    async (isolated) => {
      const found = await open(await bundle("./page.ts"), isolated);
      const expected = hashOf(kmeans(referenceRows(), referenceOptions));
      expect(found).toEqual({ isolated, hashes: Array(11).fill(expected), labelsAgree: true });
    },
  );
});

describe("the bundle", () => {
  it("stays small", async () => {
    const code = await bundle("../../src/index.ts");
    const gzipped = gzipSync(code).length;
    console.log(`@coterie/kmeans bundled for the browser: ${code.length} bytes, ${gzipped} gzipped`);
    // The worker's script repeats half of it; whether gzip sees that hangs on how near the two copies lie: 10 kB.
    expect(gzipped).toBeLessThan(65_000);
  });
});
