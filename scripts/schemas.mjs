// Rewrite the committed JSON Schemas in packages/wire/schema from the zod schemas they publish. Build first.
import { writeFileSync } from "node:fs";
import { jsonSchemas } from "../packages/wire/dist/index.js";

for (const [name, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(new URL(`../packages/wire/schema/${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
}
