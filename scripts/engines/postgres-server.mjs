import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "./free-port.mjs";

export const ownerPassword = "o'wner \\ secret";

/**
 * Folder of the server's programs, or null where PostgreSQL is not installed.
 *
 * @returns {string | null}
 */
export function postgresPrograms() {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return null;
  const versions = readdirSync(root).filter((name) => existsSync(path.join(root, name, "bin/postgres")));
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : path.join(root, newest, "bin");
}

/**
 * Make a cluster in a folder of its own and start it on a loopback port. PostgreSQL refuses to run as root, so there it runs as `postgres`.
 *
 * @returns {Promise<{
 *   port: number,
 *   place: (table: string, user?: string, settings?: string) => string,
 *   run: (statements: string) => string,
 *   kill: () => void,
 *   start: () => Promise<void>,
 *   stop: () => void,
 * }>} `run` as the superuser `owner`; `kill` as a crash would; `stop` removes everything.
 */
export async function startPostgres() {
  const programs = postgresPrograms();
  if (programs === null) throw new Error("PostgreSQL is not installed");
  const isRoot = process.getuid?.() === 0;
  const folder = mkdtempSync(path.join(tmpdir(), "coterie-postgres-"));
  const data = path.join(folder, "data");
  const secret = path.join(folder, "secret");
  writeFileSync(secret, ownerPassword);
  chmodSync(folder, 0o755);
  if (isRoot) execFileSync("chown", ["-R", "postgres", folder]);
  const as = (program, args) =>
    isRoot
      ? ["setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path.join(programs, program), ...args]]
      : [path.join(programs, program), [...args]];
  execFileSync(
    ...as("initdb", [
      "-D",
      data,
      "-U",
      "owner",
      "--auth=scram-sha-256",
      `--pwfile=${secret}`,
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      "--no-sync",
    ]),
    { stdio: "ignore" },
  );
  const port = await freePort();
  const settings = [
    "-D",
    data,
    "-p",
    String(port),
    "-k",
    folder,
    "-h",
    "127.0.0.1",
    "-F",
    "-c",
    "max_prepared_transactions=0",
  ];
  const environment = { ...process.env, PGPASSWORD: ownerPassword };
  let server = null;
  const psql = (statements) => {
    const { status, stdout, stderr } = spawnSync(
      path.join(programs, "psql"),
      [
        "-X",
        "-q",
        "-A",
        "-t",
        "-v",
        "ON_ERROR_STOP=1",
        "-h",
        "127.0.0.1",
        "-p",
        String(port),
        "-U",
        "owner",
        "-d",
        "postgres",
      ],
      { input: statements, env: environment, encoding: "utf8" },
    );
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  };
  const start = async () => {
    let started = null;
    for (let attempt = 0; attempt < 300; attempt++) {
      // Right after a crash the last children may still hold the memory they shared; the server ends at once then.
      if (started === null || started.exitCode !== null)
        started = spawn(...as("postgres", settings), { stdio: "ignore" });
      server = started;
      await new Promise((done) => setTimeout(done, 100));
      if (spawnSync(path.join(programs, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", String(port)]).status === 0)
        return;
    }
    throw new Error("PostgreSQL did not start within 30 s");
  };
  const end = () => {
    const pid = server?.pid;
    if (pid === undefined) return;
    // The postmaster's children notice within a moment; its lock file would stop the next start.
    spawnSync("pkill", ["-KILL", "-P", String(pid)]);
    server?.kill("SIGKILL");
    server = null;
    rmSync(path.join(data, "postmaster.pid"), { force: true });
  };
  await start();
  return {
    port,
    run: psql,
    start,
    kill: end,
    place: (table, user = "owner", more = "") =>
      `postgres://${user}@127.0.0.1:${port}/postgres?table=${encodeURIComponent(table)}${more}`,
    stop: () => {
      end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
