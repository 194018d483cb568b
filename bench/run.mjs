// npm run bench: ours and what a user would write instead, interleaved in one run; writes bench/RESULTS.md.
import { orExplain } from "./harness/bench-error.mjs";
import { benchmark } from "./harness/benchmark.mjs";

await orExplain(() => benchmark(process.argv.slice(2)));
