import { fileURLToPath } from "node:url";

/** The programs of bench/sides, each run in a process of its own. */
export const sideScript = {
  ourFit: fileURLToPath(new URL("../sides/our-fit.mjs", import.meta.url)),
  packageFit: fileURLToPath(new URL("../sides/package-fit.mjs", import.meta.url)),
  ourStream: fileURLToPath(new URL("../sides/our-stream.mjs", import.meta.url)),
  ourLarge: fileURLToPath(new URL("../sides/our-large.mjs", import.meta.url)),
  makeParquet: fileURLToPath(new URL("../sides/make-parquet.mjs", import.meta.url)),
  ourSweep: fileURLToPath(new URL("../sides/our-sweep.mjs", import.meta.url)),
  sweepPeer: fileURLToPath(new URL("../sides/sweep_peer.py", import.meta.url)),
  ourSilhouette: fileURLToPath(new URL("../sides/our-silhouette.mjs", import.meta.url)),
  silhouettePeer: fileURLToPath(new URL("../sides/silhouette_peer.py", import.meta.url)),
  fitPeak: fileURLToPath(new URL("../sides/fit_peak.py", import.meta.url)),
};
