import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { basename, resolve } from "node:path";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import { engineApart } from "./engine/engine-apart.js";
import { studioApp } from "./http/app.js";
import { newSession } from "./http/session.js";
import { takeLock } from "./project/lock.js";
import { makeProjectFolder } from "./project/open-folder.js";
import { Project } from "./project/project.js";
import { projectPaths } from "./project/project-paths.js";
import { ServerError } from "./server-error.js";

export interface StudioOptions {
  /** The project folder; made where it is not there. */
  readonly folder: string;
  /** 0 = one that is free. */
  readonly port: number;
  readonly threads: number;
  readonly memoryBytes: number;
  readonly maxUploadBytes: number;
  /** The folder commands are shown for. */
  readonly cwd: string;
  /** The script of the engine's process. */
  readonly engine: URL;
  /** The built page. */
  readonly pages: URL;
}

/** This machine, and nobody else. */
const host = "127.0.0.1";

/** A studio that is open. */
export interface Studio {
  /** Where it answers, with the token that is good for one load. */
  readonly url: string;
  /** Put a file of this machine into the project, as if it had been dropped. */
  take(path: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Open a studio on a project folder: the lock, the engine in a process of its own, the service.
 *
 * @throws {ServerError} `project-in-use`, `not-a-project`, `output`, `not-allowed` (the port is taken).
 */
export async function startStudio(options: StudioOptions): Promise<Studio> {
  const folder = resolve(options.cwd, options.folder);
  const paths = projectPaths(folder);
  await makeProjectFolder(paths);
  const lock = takeLock(folder);
  const { threads, memoryBytes, maxUploadBytes, cwd } = options;
  const engine = engineApart(options.engine, paths.scratch, { threads, memoryBytes });
  let server: ServerType | null = null;
  try {
    const project = await Project.open(folder, { engine, maxUploadBytes, cwd, advises: true });
    let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
    server = createAdaptorServer({ fetch: (request) => answer(request) });
    const port = await listen(server, options.port);
    const session = newSession(port);
    const addresses = [`${host}:${port}`, `localhost:${port}`];
    const app = await studioApp({ project, session, addresses, pages: options.pages });
    answer = (request) => app.fetch(request);
    lock.announce(`http://${addresses[0]}`);
    const listening = server;
    return {
      url: `http://${addresses[0]}/?token=${session.token}`,
      take: (path) => takeFile(project, path, cwd),
      async close() {
        await stop(listening);
        await project.close();
        lock.release();
      },
    };
  } catch (error) {
    if (server !== null) await stop(server);
    await engine.close();
    lock.release();
    throw error;
  }
}

function listen(server: ServerType, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const what =
        error.code === "EADDRINUSE"
          ? `The port ${port} must be free; another program listens on it.`
          : `${host}:${port} cannot be listened on (${error.code}).`;
      reject(
        new ServerError("not-allowed", `${what} Choose another --port, or leave it out to get a free one.`, {
          cause: error,
        }),
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}

async function takeFile(project: Project, path: string, cwd: string): Promise<void> {
  const file = resolve(cwd, path);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) {
    throw new ServerError("not-found", `There must be a file at ${path}; there is none. Check the path and the name.`);
  }
  await project.receive({ name: basename(path), content: createReadStream(file), bytes: found.size });
}
