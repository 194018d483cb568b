import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Problem, Project as ProjectView } from "@coterie/wire";
import { onTestFinished } from "vitest";
import type { Engine } from "../../src/engine/engine.js";
import { engineHere } from "../../src/engine/engine-here.js";
import { studioApp } from "../../src/http/app.js";
import { newSession } from "../../src/http/session.js";
import { Project } from "../../src/project/project.js";
import { scratchFolder } from "./scratch-folder.js";

/** The service without a socket, its engine in this process. */
export interface TestStudio {
  readonly folder: string;
  readonly project: Project;
  readonly token: string;
  /** As the studio's own page asks: its host, its origin, its cookie; headers given win. */
  ask(method: string, path: string, body?: BodyInit | object, headers?: Record<string, string>): Promise<Response>;
  /** The project, or the problem, of an answer. */
  put(name: string, text: string): Promise<ProjectView & Problem>;
  /** Resolves when no job runs. */
  settled(): Promise<ProjectView>;
}

export const address = "127.0.0.1:4321";

interface TestOptions {
  readonly folder?: string;
  readonly engine?: Engine;
  readonly maxUploadBytes?: number;
  readonly advises?: boolean;
}

/** Open a studio for one test. */
export async function openTestStudio(options: TestOptions = {}): Promise<TestStudio> {
  const folder = options.folder ?? join(scratchFolder(), "project");
  mkdirSync(folder, { recursive: true });
  const engine = options.engine ?? engineHere({ threads: 1, memoryBytes: 1e9 });
  const project = await Project.open(folder, {
    engine,
    maxUploadBytes: options.maxUploadBytes ?? 1e8,
    cwd: join(folder, ".."),
    advises: options.advises ?? false,
  });
  onTestFinished(() => project.close());
  const session = newSession(4321);
  const cookie = `${session.cookieName}=${session.redeem(session.token)}`;
  const app = await studioApp({ project, session, addresses: [address, "localhost:4321"], pages: null });
  const ask: TestStudio["ask"] = async (method, path, body, headers = {}) => {
    const isJson = typeof body === "object" && body?.constructor === Object;
    return app.request(`http://${address}${path}`, {
      method,
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as BodyInit) }),
      headers: {
        host: address,
        origin: `http://${address}`,
        cookie,
        ...(isJson ? { "content-type": "application/json" } : {}),
        ...headers,
      },
    });
  };
  return {
    folder,
    project,
    token: session.token,
    ask,
    async put(name, text) {
      const length = String(Buffer.byteLength(text));
      const headers = { "content-type": "application/octet-stream", "content-length": length };
      const response = await ask("PUT", `/api/table?name=${encodeURIComponent(name)}`, text, headers);
      return (await response.json()) as ProjectView & Problem;
    },
    async settled() {
      while (project.view().job?.state === "running") {
        await new Promise<void>((resolve) => {
          const stop = project.listen(() => {
            stop();
            resolve();
          });
        });
      }
      return project.view();
    },
  };
}

/** Customers in two groups, enough of them to be compared. */
export function customersCsv(count = 400): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const group = i % 2;
    return `C${String(i).padStart(5, "0")},${group * 50 + ((i * 37) % 11)},${group * 900 + ((i * 91) % 107)},${["north", "south", "east"][i % 3]}`;
  });
  return ["customer_id,visits,balance,region", ...rows].join("\n");
}
