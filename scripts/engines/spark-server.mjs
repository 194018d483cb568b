import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./free-port.mjs";

const environment = fileURLToPath(new URL("../../.cache/spark", import.meta.url));

/**
 * Spark's folder in the virtual environment that `npm run spark:install` makes, or null.
 *
 * @returns {string | null}
 */
export function sparkHome() {
  const lib = path.join(environment, "lib");
  if (!existsSync(lib) || spawnSync("java", ["-version"]).status !== 0) return null;
  const homes = readdirSync(lib).map((python) => path.join(lib, python, "site-packages/pyspark"));
  return homes.find((home) => existsSync(path.join(home, "bin/spark-submit"))) ?? null;
}

/**
 * Start Spark's Connect server on two cores and a loopback port.
 *
 * @param {{ memory?: string, settings?: Record<string, string> }} [more] The driver's memory and further settings.
 * @returns {Promise<{
 *   port: number,
 *   folder: string,
 *   place: (table: string) => string,
 *   kill: () => void,
 *   start: () => Promise<void>,
 *   stop: () => void,
 * }>} `folder` goes with the server.
 */
export async function startSpark(more = {}) {
  const home = sparkHome();
  if (home === null) throw new Error("Spark is not installed: npm run spark:install");
  const folder = mkdtempSync(path.join(tmpdir(), "coterie-spark-"));
  const port = await freePort();
  const log = path.join(folder, "log");
  let server = null;
  const start = async () => {
    // What a server before this one left: its word in the log, and tables that the catalog, kept in memory, has forgotten.
    rmSync(log, { force: true });
    rmSync(path.join(folder, "warehouse"), { recursive: true, force: true });
    const settings = {
      "spark.connect.grpc.binding.address": "127.0.0.1",
      "spark.connect.grpc.binding.port": String(port),
      "spark.driver.bindAddress": "127.0.0.1",
      "spark.driver.host": "127.0.0.1",
      "spark.ui.enabled": "false",
      "spark.sql.shuffle.partitions": "2",
      "spark.sql.warehouse.dir": path.join(folder, "warehouse"),
      "spark.local.dir": path.join(folder, "local"),
      ...more.settings,
    };
    const started = spawn(
      path.join(home, "bin/spark-submit"),
      [
        "--class",
        "org.apache.spark.sql.connect.service.SparkConnectServer",
        "--master",
        "local[2]",
        "--driver-memory",
        more.memory ?? "1g",
        ...Object.entries(settings).flatMap(([key, value]) => ["--conf", `${key}=${value}`]),
      ],
      {
        cwd: folder,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, SPARK_HOME: home, SPARK_CONNECT_MODE: "0", SPARK_LOCAL_IP: "127.0.0.1" },
      },
    );
    server = started;
    const out = createWriteStream(log);
    started.stdout.pipe(out);
    started.stderr.pipe(out);
    for (let attempt = 0; attempt < 600; attempt++) {
      if (existsSync(log) && readFileSync(log, "utf8").includes("Spark Connect server started at")) return;
      if (started.exitCode !== null) throw new Error(`Spark ended with ${started.exitCode}; see ${log}`);
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error("Spark did not start within 120 s");
  };
  const kill = () => {
    server?.kill("SIGKILL");
    server = null;
  };
  await start();
  return {
    port,
    folder,
    place: (table) => `sc://127.0.0.1:${port}/;table=${encodeURIComponent(table)}`,
    start,
    kill,
    stop: () => {
      kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
