import { spawn } from "node:child_process";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { openStudio } from "@coterie/server";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { parseBytes, resolveSettings, wholeNumber } from "../settings.js";

export interface StudioFlags {
  readonly project?: string;
  readonly port?: string;
  readonly open: boolean;
  readonly maxUpload?: string;
  readonly threads?: string;
  readonly memory?: string;
}

/** Open the studio and stay until interrupted. */
export async function studioCommand(
  place: string | undefined,
  flags: StudioFlags,
  effects: Effects,
): Promise<ExitCode> {
  const { threads, memory } = flags;
  const settings = await resolveSettings(
    { ...(threads === undefined ? {} : { threads }), ...(memory === undefined ? {} : { memory }) },
    effects,
  );
  const folder = resolve(effects.cwd, flags.project ?? "coterie-studio");
  const studio = await openStudio({
    folder,
    port: flags.port === undefined ? 0 : wholeNumber("--port", flags.port, 1, 65535),
    threads: settings.threads,
    memoryBytes: settings.memoryBytes,
    maxUploadBytes: flags.maxUpload === undefined ? 4e9 : parseBytes("--max-upload", flags.maxUpload),
    cwd: effects.cwd,
    engine: beside("engine.js"),
    pages: beside("studio/"),
  });
  try {
    if (place !== undefined) await studio.take(place);
    await effects.stdout.write(`  studio   ${studio.url}\n`);
    const shown = relative(effects.cwd, folder).replaceAll("\\", "/") || ".";
    await effects.stderr.write(
      `  project  ${shown}\n  The address opens one browser, once. Everything stays on this machine. Ctrl-C stops the studio.\n`,
    );
    if (flags.open && effects.stdout.isTTY) openBrowser(studio.url);
    await interrupted(effects.signal);
    return ExitCode.fine;
  } finally {
    await studio.close();
  }
}

/** What the build puts beside this bundle. */
function beside(name: string): URL {
  return pathToFileURL(join(import.meta.dirname, name));
}

function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["explorer", url]
        : ["xdg-open", url];
  const browser = spawn(command!, args, { stdio: "ignore", detached: true });
  browser.on("error", () => {});
  browser.unref();
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
