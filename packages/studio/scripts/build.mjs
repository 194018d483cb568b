// Build what people look at, twice from one source: the script and style a report carries, the live studio where it exists, and the
// library that renders reports in Node. Types come from `tsc -b`.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { cssNames } from "./css-names.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const shared = {
  root,
  configFile: false,
  logLevel: "warn",
  css: { modules: { generateScopedName: cssNames } },
  define: { "process.env.NODE_ENV": '"production"' },
};

// A report travels by mail: Preact draws the same components with a tenth of React's bytes.
await build({
  ...shared,
  resolve: {
    alias: [
      { find: /^react-dom\/client$/, replacement: "preact/compat/client" },
      { find: /^react$/, replacement: "preact/compat" },
      { find: /^react\/jsx-runtime$/, replacement: "preact/jsx-runtime" },
    ],
  },
  build: {
    outDir: "dist/report",
    emptyOutDir: true,
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: "src/report/client.tsx",
      output: { format: "iife", entryFileNames: "client.js", assetFileNames: "client[extname]" },
    },
  },
});

if (existsSync(`${root}/src/live/index.html`)) {
  await build({
    ...shared,
    root: `${root}/src/live`,
    base: "./",
    build: { outDir: `${root}/dist/live`, emptyOutDir: true, assetsInlineLimit: 0, reportCompressedSize: false },
  });
}

await build({
  ...shared,
  build: {
    ssr: "src/index.ts",
    outDir: "dist",
    emptyOutDir: false,
    rolldownOptions: { output: { entryFileNames: "index.js" } },
  },
  ssr: { noExternal: true, external: ["@coterie/wire"] },
});
