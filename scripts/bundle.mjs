// Bundle the workspace packages into dist/, so that one published package runs anywhere; what npm installs stays outside.
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = new URL("..", import.meta.url);
const { dependencies } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const outside = Object.keys(dependencies);

rmSync(new URL("dist/", root), { recursive: true, force: true });
const bundle = await rolldown({
  cwd: fileURLToPath(root),
  input: {
    coterie: "packages/cli/dist/index.js",
    engine: "packages/server/dist/engine/main.js",
    "stage-worker": "packages/server/dist/stages/stage-worker.js",
    "parse-worker": "packages/tables/dist/plain/parse-worker.js",
  },
  platform: "node",
  external: (id) => id.startsWith("node:") || outside.some((name) => id === name || id.startsWith(`${name}/`)),
});
await bundle.write({ dir: fileURLToPath(new URL("dist/", root)), format: "esm", chunkFileNames: "[name]-[hash].js" });
await bundle.close();
const pages = new URL("packages/studio/dist/live/", root);
if (existsSync(pages)) cpSync(pages, new URL("dist/studio/", root), { recursive: true });
