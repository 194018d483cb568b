import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultPlaybook } from "@coterie/segment";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runCli, scratchFolder } from "./run-cli.js";

const mine = `
name: Harbour Bank's playbook
extends: default
without: [deepen-spenders]
contactCap: {contacts: 3, days: 30}
rules:
  - name: thank-all
    traits: {usage: [occasional, semi-frequent, frequent, very frequent]}
    objective: retain
    offer: A thank-you for banking with us
    offerKind: benefit
    channels: [letter]
    message: Thank you for banking with us.
`;

describe("coterie playbook", () => {
  test("--yaml is the default playbook, and lint finds it sound", async () => {
    const cwd = scratchFolder();
    const { stdout } = await runCli(["playbook", "--yaml"], cwd);
    expect(parse(stdout)).toEqual(JSON.parse(JSON.stringify(defaultPlaybook)));
    expect(stdout).toMatch(/^# Not for decisions on credit/m);
    writeFileSync(join(cwd, "again.yaml"), stdout);
    const lint = await runCli(["playbook", "lint", "again.yaml"], cwd);
    expect(lint).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^ {2}The playbook again\.yaml is sound: 27 rules and 6 guards/),
    });
  });

  test("lint leaves with 3 and names what a wide rule shuts out", async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "mine.yaml"), mine);
    const { code, stdout } = await runCli(["playbook", "lint", "mine.yaml", "--json"], cwd);
    expect(code).toBe(3);
    const { gate, findings } = JSON.parse(stdout);
    expect(gate).toBe("playbook");
    expect(findings.map(({ kind, witness }: Record<string, unknown>) => [kind, witness])).toEqual([
      ["unreachable", { usage: "occasional", loyalty: "low" }],
      ["unreachable", { usage: "frequent", income: "medium" }],
      ["unreachable", { usage: "frequent" }],
      ["unreachable", { usage: "occasional" }],
    ]);
  });

  test("run takes a bank's own, and its config.yaml replays it without the file", async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "mine.yaml"), mine);
    await runCli(["generate", "--customers", "600", "--seed", "3", "--out", "bank.csv", "--quiet"], cwd);
    const options = ["--k", "4", "--restarts", "2", "--quiet", "--scores", "none"];
    const first = await runCli(["run", "bank.csv", ...options, "--playbook", "mine.yaml", "--out", "a"], cwd);
    expect([0, 3]).toContain(first.code);
    const again = await runCli(["run", "bank.csv", "--config", "a/config.yaml", "--quiet", "--out", "b"], cwd);
    expect(again.code).toBe(first.code);
    const model = readFileSync(join(cwd, "a/segmentation.json"), "utf8");
    expect(readFileSync(join(cwd, "b/segmentation.json"), "utf8")).toBe(model);
    const { segments, use } = JSON.parse(model);
    expect(segments.map(({ approach }: { approach: { rule: string } }) => approach.rule)).toContain("thank-all");
    expect(use.prohibited).toMatch(/decisions on credit/);
    expect(JSON.parse(readFileSync(join(cwd, "a/manifest.json"), "utf8")).use).toEqual(use);
  }, 120_000);

  test.each([
    [
      mine.replace("usage:", "useage:"),
      /^The rule thank-all speaks of the trait useage, which the vocabulary does not know \(nearest: usage\)\. Mend the name, or add the trait to the vocabulary\.\n$/,
    ],
    [
      mine.replace("objective: retain", "objectiv: retain"),
      /^The playbook mine\.yaml has an unknown key objectiv under rules\[thank-all\]\. docs\/playbook\.md lists the keys\.\n$/,
    ],
    [
      mine.replace("offerKind: benefit", "offerKind: loan"),
      /rules\[thank-all\]\.offerKind must be service, account, savings, card, credit, benefit or advice; got loan/,
    ],
    [
      mine.replace("extends: default\n", ""),
      /^without drops rules of the playbook that is extended; got deepen-spenders and no extends\./,
    ],
    ["rules: [", /^The playbook mine\.yaml is not YAML: .*\. Mend that line\.\n$/],
  ])("refuses a faulty one before any work", async (text, says) => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "mine.yaml"), text);
    writeFileSync(join(cwd, "bank.csv"), "id,a\n1,2\n");
    const { code, stderr } = await runCli(["run", "bank.csv", "--playbook", "mine.yaml"], cwd);
    expect(stderr).toMatch(says);
    expect(code).toBe(2);
  });
});
