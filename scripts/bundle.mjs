// Bundle the workspace packages into dist/, so that one published package runs anywhere. What npm installs stays outside, but for what
// every command needs before it begins: in pieces, that costs more than all else before the first row is read.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = new URL("..", import.meta.url);
const { dependencies } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
// hono's schemas must be of the same zod.
const inside = ["@hono/zod-openapi", "commander", "picocolors", "yaml", "zod"];
const outside = Object.keys(dependencies).filter((name) => !inside.includes(name));

rmSync(new URL("dist/", root), { recursive: true, force: true });
const bundle = await rolldown({
  cwd: fileURLToPath(root),
  input: {
    coterie: "packages/cli/dist/index.js",
    engine: "packages/server/dist/engine/main.js",
    "stage-worker": "packages/server/dist/stages/stage-worker.js",
    "reader-worker": "packages/tables/dist/plain/reader-worker.js",
  },
  platform: "node",
  external: (id) => id.startsWith("node:") || outside.some((name) => id === name || id.startsWith(`${name}/`)),
});
const dist = fileURLToPath(new URL("dist/", root));
const { output } = await bundle.write({ dir: dist, format: "esm", chunkFileNames: "[name]-[hash].js" });
await bundle.close();
writeFileSync(join(dist, "NOTICES.txt"), noticesOf(output.flatMap(({ moduleIds = [] }) => moduleIds)));
const pages = new URL("packages/studio/dist/live/", root);
if (existsSync(pages)) cpSync(pages, join(dist, "studio"), { recursive: true });

/** The licences of the packages that modules come from. */
function noticesOf(modules) {
  const folders = new Set(modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? []));
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = ["LICENSE", "LICENSE.md", "license", "LICENCE"].find((each) => existsSync(join(folder, each)));
    const text = file === undefined ? "" : `\n\n${readFileSync(join(folder, file), "utf8").trim()}`;
    return `${name} ${version} (${license})${text}\n`;
  });
  return `Parts of these packages are in the files beside this one.\n\n${notices.join("\n\n")}`;
}
