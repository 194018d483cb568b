import {
  type Conditions,
  declaredUse,
  defaultPlaybook,
  defaultVocabulary,
  extendPlaybook,
  lintPlaybook,
  type Playbook,
  type PlaybookFinding,
} from "@coterie/segment";
import { stringify } from "yaml";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { readPlaybookDraft } from "../playbook-file.js";
import { wrap } from "../terminal/text-table.js";
import { paintFor } from "./show.js";

export interface PlaybookFlags {
  readonly yaml?: boolean;
  readonly json?: boolean;
  readonly playbook?: string;
}

/** The rules that choose approaches: in words, as YAML to edit, or as JSON. */
export async function playbookCommand(flags: PlaybookFlags, effects: Effects): Promise<ExitCode> {
  if (flags.yaml && flags.json) {
    throw new CliError("usage", "--yaml and --json both print to standard output. Give one of them.");
  }
  const { playbook } = await givenPlaybook(flags.playbook, effects);
  if (flags.json) {
    await effects.stdout.write(`${JSON.stringify({ formatVersion: 1, use: declaredUse, playbook }, null, 2)}\n`);
  } else {
    await effects.stdout.write(flags.yaml ? playbookYaml(playbook) : `${playbookText(playbook, effects)}\n`);
  }
  return ExitCode.fine;
}

/** Look for rules that never fire, contradict or leave segments out; exit code 3 where there are any. */
export async function playbookLintCommand(
  place: string | undefined,
  flags: Pick<PlaybookFlags, "json">,
  effects: Effects,
): Promise<ExitCode> {
  const { playbook, shown } = await givenPlaybook(place, effects);
  const findings = lintPlaybook(playbook, defaultVocabulary);
  if (flags.json) {
    const result = { formatVersion: 1, gate: findings.length > 0 ? "playbook" : null, findings };
    await effects.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    await effects.stdout.write(`${lintText(shown, playbook, findings, effects)}\n`);
  }
  return findings.length > 0 ? ExitCode.gate : ExitCode.fine;
}

async function givenPlaybook(place: string | undefined, effects: Effects) {
  if (place === undefined) return { playbook: defaultPlaybook, shown: "The default playbook" };
  return { playbook: extendPlaybook(await readPlaybookDraft(place, effects.cwd)), shown: `The playbook ${place}` };
}

function playbookYaml(playbook: Playbook): string {
  return [
    "# Rules that choose what marketing does with a segment. docs/playbook.md explains the keys and the sources.",
    `# For ${declaredUse.intended}.`,
    `# Not for ${declaredUse.prohibited}.`,
    stringify(playbook, { lineWidth: 120 }),
  ].join("\n");
}

function playbookText({ name, contactCap, guards, rules }: Playbook, effects: Effects): string {
  const paint = paintFor(effects.stdout, effects);
  const width = Math.max(40, effects.stdout.columns - 6);
  const block = (lines: readonly string[]): string =>
    lines.map((line) => `     ${wrap(line, width, "     ")}`).join("\n");
  return [
    `  ${name}: ${rules.length} rules, the first that holds is taken; at most ${contactCap.contacts} contacts in ${contactCap.days} days.`,
    "",
    ...rules.map((rule, i) =>
      [
        `  ${String(i + 1).padStart(2)} ${paint.bold(rule.name)}: ${rule.objective}, ${whenText(rule)}`,
        block([
          rule.offer,
          `"${rule.message}" by ${rule.channels.join(", ")}, ${rule.cadence.contacts} in ${rule.cadence.days} days`,
          ...(rule.avoid === null ? [] : [`not: ${rule.avoid}`]),
        ]),
      ].join("\n"),
    ),
    "",
    "  Never, whatever the rule:",
    ...guards.map((guard) => `     ${wrap(`${guard.never} (${guard.name}: ${whenText(guard)})`, width, "     ")}`),
    "",
    `  For ${declaredUse.intended}.`,
    `  Not for ${wrap(declaredUse.prohibited, width, "  ")}.`,
  ].join("\n");
}

function whenText({ traits, behaviour }: Conditions): string {
  const parts = [
    ...Object.entries(traits).map(([concept, levels]) => `${concept} ${levels.join(" or ")}`),
    ...Object.entries(behaviour).map(([name, side]) => `${name} ${side} all customers`),
  ];
  return parts.length === 0 ? "always" : `when ${parts.join(" and ")}`;
}

function lintText(shown: string, playbook: Playbook, findings: readonly PlaybookFinding[], effects: Effects): string {
  const { rules, guards } = playbook;
  const size = `${rules.length} rules and ${guards.length} guards`;
  if (findings.length === 0) {
    return `  ${shown} is sound: ${size}, every rule can be taken, none contradicts another or a guard, and no segment is left out.`;
  }
  const width = Math.max(40, effects.stdout.columns - 18);
  return [
    `  ${shown} (${size}) has ${findings.length} ${findings.length === 1 ? "fault" : "faults"}:`,
    ...findings.map(({ kind, message }) => `  ${kind.padEnd(13)}  ${wrap(message, width, " ".repeat(17))}`),
  ].join("\n");
}
