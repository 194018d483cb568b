import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../", import.meta.url);

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifest(path: string): Manifest {
  return JSON.parse(readFileSync(new URL(path, root), "utf8")) as Manifest;
}

const workspaces = readdirSync(new URL("packages/", root)).map((name) => manifest(`packages/${name}/package.json`));

test("the published package asks for what the packages inside it ask for, at the same exact versions", () => {
  const needed = new Map<string, string>();
  for (const { dependencies } of workspaces) {
    for (const [name, version] of Object.entries(dependencies ?? {})) {
      if (!name.startsWith("@coterie/")) needed.set(name, version);
    }
  }
  expect(manifest("package.json").dependencies).toEqual(Object.fromEntries([...needed].sort()));
});

test("every version is pinned exactly", () => {
  const root = manifest("package.json") as Manifest & { devDependencies: Record<string, string> };
  const versions = [root, ...workspaces].flatMap((each) => Object.values(each.dependencies ?? {}));
  for (const version of [...versions, ...Object.values(root.devDependencies)])
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
});

test("the lockfile holds DuckDB for Linux, macOS and Windows", () => {
  const { packages } = JSON.parse(readFileSync(new URL("package-lock.json", root), "utf8")) as {
    packages: Record<string, unknown>;
  };
  for (const platform of ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"]) {
    expect(Object.keys(packages)).toContain(`node_modules/@duckdb/node-bindings-${platform}`);
  }
});

test("coterie says the version it is published under", async () => {
  const { version } = await import("../packages/wire/src/version.js");
  expect(version).toBe(manifest("package.json").version);
});
