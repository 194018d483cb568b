import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { openDatabase } from "../../packages/tables/dist/places/open-database.js";
import { parsePlace } from "../../packages/tables/dist/places/place.js";
import { freePort } from "../../scripts/engines/free-port.mjs";
import { sparkHome } from "../../scripts/engines/spark-server.mjs";
import { timedPasses } from "./timed-passes.mjs";

/** Passes of MLlib beyond the ones compared, for the slope. */
const more = 20;

/** Passes in Spark beside MLlib's, in one JVM over one cached table. */
export async function sparkPasses({ k, passes }, { parquet }, folder) {
  const home = sparkHome();
  if (home === null) return { missing: "Spark is not installed (npm run spark:install)" };
  console.log("Spark, MLlib first");
  const port = await freePort();
  const { application, result } = await startApplication(home, folder, port, [parquet, k, passes, passes + more]);
  try {
    console.log("Spark, our passes");
    const database = await openDatabase(parsePlace(`sc://127.0.0.1:${port}/;table=bench`), {
      threads: 2,
      signal: null,
    });
    try {
      const measured = await timedPasses(database, result.start, passes);
      const longer = await timedPasses(database, measured.centroids, more);
      const [short, long] = result.ends;
      const apart = Math.max(
        ...short.centres.flatMap((centre, c) => centre.map((x, j) => Math.abs(x - measured.centroids[c][j]))),
      );
      return {
        engine: database.engine,
        ...measured,
        secondsAPass: longer.seconds.reduce((sum, x) => sum + x, 0) / more,
        mllib: { secondsAPass: (long.seconds - short.seconds) / more, apart },
      };
    } finally {
      await database.close();
    }
  } finally {
    application.stdin.end();
    application.kill();
  }
}

/** A Spark application with the Connect plugin that runs mllib.py and then waits. */
async function startApplication(home, folder, port, args) {
  const settings = {
    "spark.plugins": "org.apache.spark.sql.connect.SparkConnectPlugin",
    "spark.connect.grpc.binding.address": "127.0.0.1",
    "spark.connect.grpc.binding.port": String(port),
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.warehouse.dir": join(folder, "warehouse"),
    "spark.local.dir": join(folder, "local"),
  };
  const script = fileURLToPath(new URL("mllib.py", import.meta.url));
  const python = join(home, "../../../../bin/python");
  const application = spawn(
    join(home, "bin/spark-submit"),
    [
      ...["--master", "local[2]", "--driver-memory", "6g"],
      ...Object.entries(settings).flatMap(([key, value]) => ["--conf", `${key}=${value}`]),
      script,
      ...args.map(String),
    ],
    {
      cwd: folder,
      stdio: ["pipe", "pipe", "ignore"],
      env: {
        ...process.env,
        SPARK_HOME: home,
        SPARK_CONNECT_MODE: "0",
        SPARK_LOCAL_IP: "127.0.0.1",
        PYSPARK_PYTHON: python,
      },
    },
  );
  for await (const line of createInterface({ input: application.stdout })) {
    if (line.startsWith("RESULT ")) return { application, result: JSON.parse(line.slice(7)) };
  }
  throw new Error("Spark ended before MLlib's figures came; run mllib.py by spark-submit to see why");
}
