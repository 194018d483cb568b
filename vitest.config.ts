import { defineConfig } from "vitest/config";

const conditions = ["coterie-source", "module", "node", "development|production"];

// Tests read the packages' TypeScript directly ("coterie-source"), so nothing has to be built first.
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/*/test/**/*.test.ts", "test/**/*.test.ts"],
    testTimeout: 120_000,
  },
});
