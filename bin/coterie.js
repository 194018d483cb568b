#!/usr/bin/env node
import { existsSync } from "node:fs";

const bundle = new URL("../dist/coterie.js", import.meta.url);
if (existsSync(bundle)) {
  const { main } = await import(bundle.href);
  await main();
} else {
  console.error("coterie has not been built. Run: npm ci");
  process.exitCode = 1;
}
