import { defineConfig } from "vitest/config";
// @ts-expect-error a plain script of the studio's build
import { cssNames } from "./packages/studio/scripts/css-names.mjs";

const conditions = ["coterie-source", "module", "node", "development|production"];

// Tests read the packages' TypeScript directly ("coterie-source"); only what a page carries (its script and style) must be built first.
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  css: { modules: { generateScopedName: cssNames } },
  test: {
    include: ["packages/*/test/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    css: { include: /\.css/, modules: { classNameStrategy: "scoped" } },
  },
});
