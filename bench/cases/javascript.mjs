import { planted } from "../harness/planted.mjs";
import { fitTable } from "./fit-report.mjs";
import { ourFit } from "./fit-sides.mjs";
import { sideScript } from "./side-script.mjs";

/** The JavaScript packages, at a size they can do in seconds. */
export const javascript = {
  name: "js-100k-8-6",
  title: "100,000 × 8, k = 6, to convergence, JavaScript packages",
  repetitions: 5,
  sides({ python, threads, quick }) {
    const shape = { rows: quick ? 20_000 : 100_000, features: 8, k: 6, maxIterations: 300 };
    const { values } = planted(python, { rows: shape.rows, features: 8, blobs: 6 });
    const peer = (name) => ({
      name,
      command: [process.execPath, sideScript.packageFit, name, values, ...[shape.rows, 8, 6].map(String)],
    });
    return [ourFit(values, { ...shape, threads }), peer("ml-kmeans"), peer("skmeans")];
  },
  report: (measurements) => [
    ...fitTable(measurements),
    "",
    "Both take arrays of arrays and run on one thread; their peak memory includes those arrays, as a user's process would.",
  ],
  claims: () => [],
};
