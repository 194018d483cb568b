// npm start [-- customers.csv …]: build, make the sample bank where no table is named, run the main job.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const coterie = fileURLToPath(new URL("../bin/coterie.js", import.meta.url));
const given = process.argv.slice(2);

step(process.platform === "win32" ? "npm.cmd" : "npm", ["run", "--silent", "build"], root);
if (given.length === 0) {
  step(process.execPath, [coterie, "generate", "--out", "coterie-out/bank.csv"], root);
  step(process.execPath, [coterie, "run", "coterie-out/bank.csv"], root);
} else {
  step(process.execPath, [coterie, "run", ...given], process.env.INIT_CWD ?? root);
}

function step(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: "inherit", shell: command.endsWith(".cmd") });
  if (status !== 0) process.exit(status ?? 1);
}
