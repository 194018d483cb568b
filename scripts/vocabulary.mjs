// Rewrite packages/segment/src/persona/shipped-vocabulary.ts from packages/segment/vocabulary/default.yaml, which is what people edit.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const root = new URL("../packages/segment/", import.meta.url);
const vocabulary = parse(readFileSync(new URL("vocabulary/default.yaml", root), "utf8"));
const path = fileURLToPath(new URL("src/persona/shipped-vocabulary.ts", root));
writeFileSync(
  path,
  `import type { VocabularyFile } from "./vocabulary-file.js";

// Made from vocabulary/default.yaml by \`npm run vocabulary\`; a test compares them.
export const shippedVocabulary: VocabularyFile = ${JSON.stringify(vocabulary, null, 2)};
`,
);
execFileSync("npx", ["biome", "format", "--write", path], { stdio: "inherit" });
