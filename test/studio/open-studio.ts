import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";

const launcher = fileURLToPath(new URL("../../bin/coterie.js", import.meta.url));

/** A studio in a process of its own, as a person starts it. */
export interface RunningStudio {
  readonly process: ChildProcess;
  /** What it printed: good for one load. */
  readonly url: string;
  readonly origin: string;
  /** As the machine would: no time to clean up. */
  kill(): Promise<void>;
}

/** Start `coterie studio` and wait for its address. */
export async function startStudio(cwd: string, ...args: string[]): Promise<RunningStudio> {
  const child = spawn(process.execPath, [launcher, "studio", "--no-open", ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await gone;
  };
  onTestFinished(kill);
  let printed = "";
  let said = "";
  child.stderr!.on("data", (text: Buffer) => {
    said += text;
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.on("data", (text: Buffer) => {
      printed += text;
      const [found] = /http:\/\/\S+/.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`coterie studio ended with ${code}: ${said}`)));
  });
  return { process: child, url, origin: new URL(url).origin, kill };
}

/** What a page must never do; collected while it is looked at. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, exceptions, and requests to anywhere but the studio. */
  readonly faults: string[];
}

/** A browser for one test. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  onTestFinished(() => browser.close());
  return browser;
}

/** A page that is watched. */
export async function watchedPage(
  browser: Browser,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && hostname !== "127.0.0.1")
      faults.push(`request: ${request.url()}`);
  });
  return { page, context, faults };
}
