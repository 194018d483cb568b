import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import type { Readable, Writable } from "node:stream";
import { CliError } from "../cli-error.js";

/** A page of a browser without a window, spoken to over two pipes: no port is opened. */
export interface Devtools {
  /** Call a method of the page's devtools protocol. */
  readonly call: <T>(method: string, params?: object) => Promise<T>;
  /** Resolves when the page says so. */
  readonly event: (method: string) => Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * Run a browser for as long as `work` takes, with an empty page and a profile of its own.
 *
 * @param program Chromium or one of its kin.
 * @param profile A folder it may fill; removed afterwards.
 * @param signal Ends the browser.
 * @param work What to do with the page.
 * @returns What `work` returned.
 */
export async function withPage<T>(
  program: string,
  profile: string,
  signal: AbortSignal,
  work: (page: Devtools) => Promise<T>,
): Promise<T> {
  const child = spawn(program, flags(profile), { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"], signal });
  const gone = new Promise<never>((_, reject) => {
    child.once("error", (cause) => reject(signal.aborted ? cause : failed(program, cause)));
    child.once("exit", () => reject(failed(program)));
  });
  gone.catch(() => {});
  try {
    return await Promise.race([gone, converse(child).then(work)]);
  } finally {
    await end(child);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function flags(profile: string): readonly string[] {
  // Debian's Chromium refuses to run as root inside its own sandbox.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return [
    "--headless=new",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--user-data-dir=${profile}`,
    ...asRoot,
    "about:blank",
  ];
}

function failed(program: string, cause?: unknown): CliError {
  return new CliError("usage", `${program} did not start, or ended early. Name another browser in CHROMIUM.`, {
    cause,
  });
}

async function converse(child: ChildProcess): Promise<Devtools> {
  const out = child.stdio[3] as Writable;
  const waiting = new Map<number, (message: Message) => void>();
  const heard = new Map<string, () => void>();
  listen(child.stdio[4] as Readable, (message) => {
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    else if (message.method !== undefined) heard.get(message.method)?.();
  });
  let last = 0;
  const send = <T>(method: string, params: object, sessionId?: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error === undefined) resolve(result as T);
        else
          reject(new CliError("usage", `The browser refused ${method}: ${error.message}. Name another in CHROMIUM.`));
      });
      out.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    });
  const { targetId } = await send<{ targetId: string }>("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send<{ sessionId: string }>("Target.attachToTarget", { targetId, flatten: true });
  return {
    call: (method, params = {}) => send(method, params, sessionId),
    event: (method) => new Promise((resolve) => heard.set(method, resolve)),
  };
}

/** Messages end with a null character. */
function listen(stream: Readable, hear: (message: Message) => void): void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    const parts = (rest + text).split("\0");
    rest = parts.pop()!;
    for (const part of parts) hear(JSON.parse(part) as Message);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
