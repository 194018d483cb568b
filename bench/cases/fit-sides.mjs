import { sharedFile } from "../harness/places.mjs";
import { sideScript } from "./side-script.mjs";

/** What a peer's process peaks at without the float64 copies that checking its inertia makes: measured apart, once. */
export const PEAK = " peak";

/**
 * One fit from the first K rows, by us and by scikit-learn with and without oneDAL.
 *
 * @param {import("./index.mjs").Context} context
 * @param {string} values Path of the float32 file.
 * @param {{ rows: number, features: number, k: number, maxIterations: number }} fit
 * @returns {import("../harness/interleave.mjs").Side[]} Ours first.
 */
export function fitSides({ python, intelex, threads }, values, { rows, features, k, maxIterations }) {
  const shape = [values, rows, features, k].map(String);
  const environment = { OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) };
  const peer = (name, ...flags) => ({
    name,
    environment,
    command: [python, sharedFile("peers/fit.py"), ...shape, "--max-iter", String(maxIterations), ...flags],
  });
  const peak = (name, ...flags) => ({
    name: `${name}${PEAK}`,
    environment,
    repetitions: 1,
    command: [python, sideScript.fitPeak, ...shape, String(maxIterations), ...flags],
  });
  return [
    ourFit(values, { rows, features, k, maxIterations, threads }),
    peer("scikit-learn"),
    peak("scikit-learn"),
    ...(intelex ? [peer("scikit-learn-intelex", "--intelex"), peak("scikit-learn-intelex", "--intelex")] : []),
  ];
}

/**
 * Our side of a fit.
 *
 * @param {string} values Path of the float32 file.
 * @param {{ rows: number, features: number, k: number, maxIterations: number, threads: number, name?: string }} fit
 * @returns {import("../harness/interleave.mjs").Side}
 */
export function ourFit(values, { rows, features, k, maxIterations, threads, name = "coterie" }) {
  const numbers = [rows, features, k, threads, maxIterations].map(String);
  return { name, command: [process.execPath, sideScript.ourFit, values, ...numbers] };
}
