// node bench/big-csv.mjs: a generated bank of a gigabyte and the whole of `coterie run` on it; writes bench/RESULTS.md.
import { orExplain } from "./harness/bench-error.mjs";
import { benchmark } from "./harness/benchmark.mjs";

await orExplain(() => benchmark(["--case", "big-csv", ...process.argv.slice(2)]));
