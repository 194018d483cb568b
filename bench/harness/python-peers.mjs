import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run, runForJson } from "./child.mjs";
import { bench, cacheFolder } from "./places.mjs";

/**
 * @typedef {object} PythonPeers
 * @property {string} python The interpreter of the virtual environment.
 * @property {Readonly<Record<string, string>>} versions Of what is compared with, by package.
 * @property {boolean} intelex Whether scikit-learn-intelex could be installed here (x86 Linux and Windows).
 */

/**
 * The Python the peers run in: newest scikit-learn, pandas and scikit-learn-intelex in `.cache/bench-venv`.
 *
 * @param {boolean} upgrade Ask pip for newer versions than those already there.
 * @returns {PythonPeers}
 */
export function pythonPeers(upgrade) {
  const folder = join(cacheFolder(""), "bench-venv");
  const windows = process.platform === "win32";
  const python = join(folder, ...(windows ? ["Scripts", "python.exe"] : ["bin", "python"]));
  const ready = join(folder, "bench-ready");
  if (!existsSync(ready) || upgrade) {
    console.log("fetching scikit-learn, pandas and scikit-learn-intelex into .cache/bench-venv");
    if (!existsSync(python)) {
      rmSync(folder, { recursive: true, force: true });
      run([windows ? "python" : "python3", "-m", "venv", folder]);
    }
    const install = [python, "-m", "pip", "install", "--quiet", "--upgrade"];
    run([...install, "-r", join(bench, "requirements.txt")]);
    try {
      run([...install, "scikit-learn-intelex"]);
    } catch (error) {
      console.log(`scikit-learn-intelex is left out: ${error.message}`);
    }
    run([python, "-c", "import pathlib, sys; pathlib.Path(sys.argv[1]).touch()", ready]);
  }
  const { wallSeconds, ...versions } = runForJson([python, join(bench, "sides", "versions.py")]);
  return { python, versions, intelex: "scikit-learn-intelex" in versions };
}
