import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan, PlanLine } from "@coterie/segment";
import { planSchema } from "@coterie/wire";
import { beforeAll, describe, expect, test } from "vitest";
import { runCli, scratchFolder } from "./run-cli.js";

const settings = `
currency: S$
channels:
  email: {cost: 0.08, perDay: 200, each: [1, 0.4]}
  facebook: {cost: 0.6}
  personal adviser: {cost: 35, most: 30}
outcomes:
  - margin: 90
  - objective: save
    conversion: {of: 5200, converted: 182}
    baseline: {of: 5100, converted: 92}
    margin: 140
    churn: 0.2
  - objective: retain
    conversion: {rate: 0.93, low: 0.92, high: 0.94}
    baseline: {rate: 0.915, low: 0.905, high: 0.925}
`;

let cwd: string;

beforeAll(async () => {
  cwd = scratchFolder(() => {});
  const made = await runCli(["generate", "--customers", "4000", "--seed", "7", "--out", "bank.csv", "--quiet"], cwd);
  expect(made.code).toBe(0);
  const run = await runCli(["run", "bank.csv", "--k", "4", "--restarts", "10", "--quiet", "--out", "out"], cwd);
  expect(run.stderr).toBe("");
  writeFileSync(join(cwd, "plan.yaml"), settings);
}, 300_000);

const plan = async (...args: readonly string[]) => runCli(["plan", "out/segmentation.json", ...args], cwd);

/** Rows of a CSV file without quotes around the columns asked for. */
function rowsOf(file: string): readonly Readonly<Record<string, string>>[] {
  const [header, ...lines] = readFileSync(join(cwd, file), "utf8").trim().split("\n");
  const cells = (line: string): readonly string[] =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell!);
  const names = cells(header!);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i]!, cell])));
}

/** Customers of each segment, and those who consent to e-mail and Facebook, counted from the files alone. */
function counted() {
  const customers = new Map(rowsOf("bank.csv").map((row) => [row["customer id"]!, row]));
  const found: Record<string, { all: number; email: number; facebook: number; neither: number }> = {};
  for (const { "customer id": id, segment_id: segment } of rowsOf("out/scores.csv")) {
    found[segment!] ??= { all: 0, email: 0, facebook: 0, neither: 0 };
    const own = found[segment!]!;
    const email = customers.get(id!)!["consent email"] === "yes";
    const facebook = customers.get(id!)!["consent facebook"] === "yes";
    own.all += 1;
    own.email += email ? 1 : 0;
    own.facebook += facebook ? 1 : 0;
    own.neither += email || facebook ? 0 : 1;
  }
  return found;
}

const line = ({ lines }: Plan, objective: string, channel: string): PlanLine =>
  lines.find((each) => each.objective === objective && each.channel === channel)!;

describe("a plan of the sample bank", () => {
  test("reaches whom the files say, and its arithmetic is that of a pocket calculator", async () => {
    const { code, stdout, stderr } = await plan("bank.csv", "--budget", "5000", "--config", "plan.yaml", "--json");
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const made = planSchema.parse(JSON.parse(stdout));
    expect(JSON.parse(readFileSync(join(cwd, "plan.json"), "utf8"))).toEqual(made);
    expect(made.basis).toBe("economic");
    expect(new Set(made.lines.map(({ segment }) => segment)).size).toBe(4);
    const files = counted();
    for (const { segment, channel, audience } of made.lines) {
      const own = files[segment]!;
      expect(audience.customers).toBe(own.all);
      if (channel === "e-mail") expect(audience.contactable).toBe(own.email);
      if (channel === "Facebook") expect(audience.contactable).toBe(own.facebook);
      if (channel === "app message") expect(audience.contactable).toBeNull();
    }

    // Savers: 182 of 5,200 less 92 of 5,100; Newcombe's interval from Wilson's ends; S$140 a year for 1 / 0.2 = 5 years.
    const mail = line(made, "save", "e-mail");
    const lift = 182 / 5200 - 92 / 5100;
    const [l1, u1] = wilson(182, 5200);
    const [l2, u2] = wilson(92, 5100);
    const low = lift - Math.sqrt((182 / 5200 - l1) ** 2 + (u2 - 92 / 5100) ** 2);
    const high = lift + Math.sqrt((u1 - 182 / 5200) ** 2 + (92 / 5100 - l2) ** 2);
    expect(mail.worth).toEqual({ margin: 140, churn: 0.2, tenureYears: 5, lifetimeValue: 700, perConversion: 700 });
    expect(mail.breakEven).toBeCloseTo(0.08 / 700, 12);
    expect(mail.effect!.lift.expected).toBeCloseTo(lift, 12);
    expect(mail.effect!.lift.low).toBeCloseTo(low, 12);
    expect(mail.effect!.lift.high).toBeCloseTo(high, 12);
    const reach = mail.audience.contactable!;
    expect(mail.costOfAll).toBeCloseTo(0.08 * reach, 9);
    expect(mail.profitOfAll!.expected).toBeCloseTo(reach * (lift * 700 - 0.08), 6);
    expect(mail.profitOfAll!.low).toBeCloseTo(reach * (low * 700 - 0.08), 6);

    // Regulars have a margin and no measured conversion: break-even, and no profit.
    const regulars = line(made, "deepen", "e-mail");
    expect(regulars.breakEven).toBeCloseTo(0.08 / 90, 12);
    expect(regulars.profitOfAll).toBeNull();
    expect(regulars.worth!.lifetimeValue).toBeNull();

    // The split, by hand: mail pays for both contacts everywhere, Facebook where there is no mail consent, the adviser where there is neither.
    const saver = files[mail.segment]!;
    const mailShare = made.split!.allotments.find(
      ({ segment, channel }) => segment === mail.segment && channel === "e-mail",
    )!;
    expect(mailShare).toMatchObject({ customers: saver.email, contacts: 2 * saver.email });
    expect(mailShare.extraConversions.expected).toBeCloseTo(1.4 * lift * saver.email, 9);
    const faceShare = made.split!.allotments.find(
      ({ segment, channel }) => segment === mail.segment && channel === "Facebook",
    )!;
    expect(faceShare.customers).toBe(saver.all - saver.email - saver.neither);
    expect(made.split!.spent).toBeCloseTo(
      made.split!.allotments.reduce((sum, { cost }) => sum + cost, 0),
      9,
    );
    expect(made.split!.profit.expected).toBeCloseTo(
      made.split!.allotments.reduce((sum, { extraConversions, cost, segment }) => {
        const worth = segment === mail.segment ? 700 : 90;
        return sum + extraConversions.expected * worth - cost;
      }, 0),
      6,
    );
    expect(made.split!.shortOfBest).toBeLessThanOrEqual(0.01 * made.split!.profit.expected);
  });

  test("from the model alone reaches as many; without money it ranks and prints none", async () => {
    const { stdout, code } = await plan("--budget", "50000", "--out", "bare.json");
    expect(code).toBe(0);
    const made = planSchema.parse(JSON.parse(readFileSync(join(cwd, "bare.json"), "utf8")));
    expect(made).toMatchObject({ basis: "ranked", split: null, currency: null });
    for (const { profitOfAll, costOfAll, breakEven, worth } of made.lines) {
      expect([profitOfAll, costOfAll, breakEven, worth]).toEqual([null, null, null, null]);
    }
    const files = counted();
    const mail = made.lines.filter(({ channel }) => channel === "e-mail");
    expect(mail.map(({ audience }) => audience.contactable)).toEqual(mail.map(({ segment }) => files[segment]!.email));
    const rates = made.lines.flatMap(({ response }) => (response === null ? [] : [response.rate]));
    expect(rates.length).toBeGreaterThan(8);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
    expect(stdout).toMatch(/^ {2}\S.* answers best, on \w+ with \d/);
    expect(stdout).toMatch(/is not\s+split: that takes a measured\s+conversion/);
    expect(stdout).toMatch(/decisions on credit/);
    expect(stdout).not.toMatch(/S\$/);
  });

  test.each([
    ["--budget 0", ["--budget", "0"], "", /^--budget must be an amount of more than 0, like 50000; got 0\.\n$/],
    [
      "cost without margin",
      ["--config", "bad.yaml"],
      "channels:\n  email: {cost: 0.1}\n",
      /^margin must be given where a cost is; got a cost for e-mail and no margin for segment 1 \(\w+\)\. Add margin to an entry of outcomes, or take the costs away to rank only\.\n$/,
    ],
    [
      "a response over 100%",
      ["--config", "bad.yaml"],
      "outcomes:\n  - conversion: {of: 100, converted: 120}\n    baseline: {of: 100, converted: 2}\n",
      /^The plan bad\.yaml: outcomes\[1\]\.conversion cannot be over 100%; got 120 converted of 100\. Mend the counts\.\n$/,
    ],
    [
      "a rate over 1",
      ["--config", "bad.yaml"],
      "outcomes:\n  - conversion: {rate: 3, low: 2, high: 4}\n    baseline: {of: 100, converted: 2}\n",
      /^The plan bad\.yaml: outcomes\[1\]\.conversion\.rate must be 1 or less; got 3\. docs\/plan\.md shows how\.\n$/,
    ],
    [
      "a conversion without a baseline",
      ["--config", "bad.yaml"],
      "outcomes:\n  - conversion: {of: 100, converted: 2}\n",
      /^The plan bad\.yaml: outcomes\[1\] must give conversion and baseline together: a sale may have happened anyway\./,
    ],
    [
      "a rate that rests on nothing",
      ["--config", "bad.yaml"],
      "outcomes:\n  - conversion: {rate: 0.03}\n    baseline: {of: 100, converted: 2}\n",
      /outcomes\[1\]\.conversion must be counts, .* a rate without what it rests on says nothing of profit\.\n$/,
    ],
    [
      "a channel that needs a consent no column gives",
      ["--config", "bad.yaml"],
      "channels:\n  phone: {cost: 4}\noutcomes:\n  - margin: 90\n",
      /^phone needs a consent, and no column says who gave it \(consents: consent email, .*\)\. Name one with consent: COLUMN under channels, phone, or write consent: not needed where the law asks for none\.\n$/,
    ],
    [
      "a consent column that is not there",
      ["bank.csv", "--config", "bad.yaml"],
      "channels:\n  email: {cost: 4, consent: consent post}\noutcomes:\n  - margin: 90\n",
      /consent post/,
    ],
    [
      "a value that is no formula",
      ["--config", "bad.yaml"],
      "value: income * loyalty score\n",
      /^value must be a column, or numbers and columns with \+ - \* \/ and brackets; got income \* loyalty score: income is no column of numbers/,
    ],
    [
      "an unknown key",
      ["--config", "bad.yaml"],
      "chanels: {}\n",
      /^The plan bad\.yaml has an unknown key chanels\. docs\/plan\.md lists the keys\.\n$/,
    ],
    [
      "exclusions without the customers",
      ["--config", "bad.yaml"],
      "exclude: [vulnerable]\n",
      /^exclude and contacted \(vulnerable\) need the customers; the model holds none\. Name their table after the model\.\n$/,
    ],
  ])("refuses %s", async (_, args, yaml, says) => {
    writeFileSync(join(cwd, "bad.yaml"), yaml);
    const { code, stdout, stderr } = await plan(...args, "--out", "never.json");
    expect(stderr).toMatch(says);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
});

describe("audience", () => {
  test("lists the ids of a segment who consent, and a manifest that adds up", async () => {
    const args = [
      "audience",
      "out/segmentation.json",
      "bank.csv",
      "--segment",
      "3",
      "--channel",
      "email",
      "--out",
      "list.csv",
    ];
    const { code, stdout, stderr } = await runCli(args, cwd);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const ids = readFileSync(join(cwd, "list.csv"), "utf8").trim().split("\n");
    expect(ids[0]).toBe("customer id");
    const bank = new Map(rowsOf("bank.csv").map((row) => [row["customer id"]!, row]));
    const expected = rowsOf("out/scores.csv")
      .filter(({ segment_id }) => segment_id === "3")
      .map((row) => row["customer id"]!)
      .filter((id) => bank.get(id)!["consent email"] === "yes");
    expect(ids.slice(1).toSorted()).toEqual(expected.toSorted());
    for (const id of ids.slice(1)) expect(bank.get(id)!.objection).toBe("no");
    const manifest = JSON.parse(readFileSync(join(cwd, "list.manifest.json"), "utf8"));
    const {
      read,
      filtered,
      objected,
      duplicate,
      unusable,
      otherSegments,
      excluded,
      contactedEnough,
      withoutConsent,
      overMost,
      listed,
    } = manifest.customers;
    expect(
      filtered +
        objected +
        duplicate +
        unusable +
        otherSegments +
        excluded +
        contactedEnough +
        withoutConsent +
        overMost +
        listed,
    ).toBe(read);
    expect(manifest).toMatchObject({ kind: "coterie.audience", channel: "e-mail", list: { rows: expected.length } });
    expect(manifest.use.prohibited).toMatch(/decisions on credit/);
    expect(stdout).toMatch(/without consent/);
  });

  test("keeps within a channel's limit, the same customers in any file order", async () => {
    writeFileSync(join(cwd, "few.yaml"), "channels:\n  email: {most: 25}\n");
    const [header, ...lines] = readFileSync(join(cwd, "bank.csv"), "utf8").trim().split("\n");
    writeFileSync(join(cwd, "turned.csv"), [header, ...lines.toReversed()].join("\n"));
    const lists = [];
    for (const file of ["bank.csv", "turned.csv"]) {
      const out = `few-${file}`;
      const args = [
        "audience",
        "out/segmentation.json",
        file,
        "--segment",
        "1",
        "--channel",
        "e-mail",
        "--out",
        out,
        "--config",
        "few.yaml",
        "--quiet",
      ];
      expect((await runCli(args, cwd)).code).toBe(0);
      lists.push(readFileSync(join(cwd, out), "utf8"));
    }
    expect(lists[0]!.trim().split("\n")).toHaveLength(26);
    expect(lists[1]).toBe(lists[0]);
  });

  test.each([
    [
      ["--segment", "9", "--channel", "email", "--out", "l.csv"],
      /^--segment must be one of the model's \(1, 2, 3, 4\); got 9\.\n$/,
    ],
    [
      ["--segment", "1", "--channel", "phone", "--out", "l.csv"],
      /^phone needs a consent, and no column of the model says who gave it/,
    ],
    [["--segment", "1", "--channel", "email"], /^audience needs --segment, --channel and --out\./],
  ])("refuses %j", async (args, says) => {
    const { code, stderr } = await runCli(["audience", "out/segmentation.json", "bank.csv", ...args], cwd);
    expect(stderr).toMatch(says);
    expect(code).toBe(2);
  });
});

/** Wilson's ends as the roots of (p − x)² = z² x (1 − x) / n. */
function wilson(successes: number, trials: number): readonly [number, number] {
  const z2 = 1.959963984540054 ** 2;
  const a = 1 + z2 / trials;
  const b = -(2 * (successes / trials) + z2 / trials);
  const c = (successes / trials) ** 2;
  const root = Math.sqrt(b * b - 4 * a * c);
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}
