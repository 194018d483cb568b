import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { scratchFolder } from "../packages/cli/test/run-cli.js";

const launcher = fileURLToPath(new URL("../bin/coterie.js", import.meta.url));
const isolated = spawnSync("unshare", ["--net", "true"]).status === 0;
const required = process.env.COTERIE_REQUIRE_ALL === "1";

/** Loaded before anything else: every way Node has to a socket throws and leaves a mark. */
const deny = `
const { appendFileSync } = require("node:fs");
const refuse = (name) => () => { appendFileSync(process.env.COTERIE_TEST_MARKS, name + "\\n"); throw new Error("denied: " + name); };
require("node:net").Socket.prototype.connect = refuse("net.connect");
require("node:net").Server.prototype.listen = refuse("net.listen");
require("node:dgram").createSocket = refuse("dgram");
const dns = require("node:dns");
for (const name of ["lookup", "resolve"]) { dns[name] = refuse("dns." + name); dns.promises[name] = refuse("dns." + name); }
globalThis.fetch = refuse("fetch");
`;

test.skipIf(!isolated && !required)(
  "generate, run, score and report pass with no network interface and every socket denied (needs unshare --net)",
  () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "deny.cjs"), deny);
    writeFileSync(join(cwd, "marks"), "");
    const coterie = (...args: string[]): { status: number | null; stderr: string } => {
      const { status, stderr } = spawnSync(
        "unshare",
        ["--net", process.execPath, "--require", join(cwd, "deny.cjs"), launcher, ...args],
        {
          cwd,
          encoding: "utf8",
          env: { ...process.env, COTERIE_TEST_MARKS: join(cwd, "marks") },
        },
      );
      return { status, stderr };
    };
    expect(coterie("generate", "--out", "bank.csv", "--customers", "600", "--quiet")).toEqual({
      status: 0,
      stderr: "",
    });
    expect(coterie("run", "bank.csv", "--quiet")).toEqual({ status: 0, stderr: "" });
    expect(coterie("score", "coterie-out/segmentation.json", "bank.csv", "--out", "s.csv", "--quiet")).toEqual({
      status: 0,
      stderr: "",
    });
    expect(coterie("report", "coterie-out/segmentation.json", "--out", "r.html").status).toBe(0);
    expect(readFileSync(join(cwd, "marks"), "utf8")).toBe("");
  },
);
