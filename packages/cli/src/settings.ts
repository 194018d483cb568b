import { availableParallelism, totalmem } from "node:os";
import { dirname, resolve } from "node:path";
import type { VocabularyFile } from "@coterie/segment";
import { type Config, configSchema, type ResolvedConfig, resolveConfig } from "@coterie/wire";
import type { z } from "zod";
import { CliError } from "./cli-error.js";
import type { Effects } from "./effects.js";
import { readYaml } from "./yaml-file.js";

/** Flags as commander hands them over; every one optional. */
export interface Flags {
  readonly config?: string;
  readonly k?: string;
  readonly keep?: string;
  readonly seed?: string;
  readonly restarts?: string;
  readonly quick?: boolean;
  readonly allowNone?: boolean;
  readonly prepare?: string;
  readonly carve?: string[];
  readonly against?: string;
  readonly exactSilhouette?: boolean;
  readonly minCell?: string;
  readonly where?: string;
  readonly decimal?: string;
  readonly sheet?: string;
  readonly sampleRows?: string;
  readonly pushDown?: string;
  readonly asOf?: string;
  readonly allowProtected?: boolean;
  readonly id?: string;
  readonly features?: string[];
  readonly describe?: string[];
  readonly protected?: string[];
  readonly objection?: string[];
  readonly consent?: string[];
  readonly value?: string;
  readonly weight?: string;
  readonly ignore?: string[];
  readonly name?: string[];
  readonly scores?: string;
  readonly vocabulary?: string;
  readonly playbook?: string;
  readonly threads?: string;
  readonly memory?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly debug?: boolean;
}

/** A resolved request: `config` decides the result, the rest only how it is made and shown. */
export interface Settings {
  readonly config: ResolvedConfig;
  readonly threads: number;
  readonly memoryBytes: number;
  readonly quiet: boolean;
  readonly json: boolean;
}

/** Flags over the config file over defaults; no other source. Refuses unknown keys and impossible values before any work. */
export async function resolveSettings(flags: Flags, effects: Effects): Promise<Settings> {
  const fromFile = flags.config === undefined ? {} : await readConfig(flags.config, effects.cwd);
  const fromFlags = checkConfig(flagsAsConfig(flags), "The command line", flagOf);
  const given: Config = { ...fromFile, ...fromFlags };
  const vocabulary =
    typeof given.vocabulary === "string"
      ? await (await import("./vocabulary-file.js")).readVocabulary(
          given.vocabulary,
          fromFlags.vocabulary === undefined ? folderOf(flags, effects) : effects.cwd,
        )
      : given.vocabulary;
  const playbook = await readGivenPlaybook(fromFlags.playbook, fromFile.playbook, flags, effects, vocabulary);
  const config = resolveConfig({
    ...given,
    vocabulary,
    playbook,
    roles: { ...fromFile.roles, ...fromFlags.roles },
  });
  if (config.keep !== undefined && !config.k.includes(config.keep)) {
    throw new CliError(
      "usage",
      `--keep must be one of the K compared (${config.k.join(", ")}); got ${config.keep}. Add it to --k.`,
    );
  }
  return {
    config,
    threads: flags.threads === undefined ? availableParallelism() : wholeNumber("--threads", flags.threads, 1, 1024),
    memoryBytes: flags.memory === undefined ? Math.floor(totalmem() / 2) : parseBytes("--memory", flags.memory),
    quiet: flags.quiet ?? false,
    json: flags.json ?? false,
  };
}

/** Where paths in the config file start. */
function folderOf({ config = "" }: Flags, effects: Effects): string {
  return dirname(resolve(effects.cwd, config));
}

async function readConfig(path: string, cwd: string): Promise<Config> {
  const content = await readYaml(path, cwd, "config file", "--config");
  return checkConfig(content, `The config file ${path}`, (key) => `${key} in ${path}`);
}

/** The playbook of the flag, else of the config: a file's name stands for what it holds, beside the config file that names it. */
async function readGivenPlaybook(
  fromFlag: Config["playbook"],
  fromFile: Config["playbook"],
  flags: Flags,
  effects: Effects,
  vocabulary: VocabularyFile | undefined,
) {
  const given = fromFlag ?? fromFile;
  if (given === undefined) return undefined;
  const folder = fromFlag === undefined ? folderOf(flags, effects) : effects.cwd;
  const { readPlaybookDraft, soundPlaybook } = await import("./playbook-file.js");
  return soundPlaybook(typeof given === "string" ? await readPlaybookDraft(given, folder) : given, vocabulary);
}

/** What each key must be, as the end of "must be". */
const constraints: Readonly<Record<string, string>> = {
  k: "whole numbers from 2 to 100, like 4,5,6 or 2..10",
  keep: "a whole number from 2 to 100",
  seed: "a whole number from 0 to 4294967295",
  restarts: "a whole number from 1 to 10,000",
  quick: "true or false",
  allowNone: "true or false",
  prepare: "auto, plain or none",
  columns:
    "decisions by column: drop, or any of missing (values that mean not known), limits ([low, high], null is open), split (true) and drop (true)",
  weights: "blocks like {columns: [income, balance], countAs: 1}, countAs above 0",
  carve: 'SQL conditions by name of segment, like Private: "balance > 1000000"',
  against: "the name of a column",
  exactSilhouette: "true or false",
  minCell: "a whole number from 1 to 1,000,000",
  where: "an SQL condition",
  decimal: "a dot or a comma",
  sheet: "the name of a sheet",
  sampleRows: "a whole number from 100",
  pushDown: "auto or none",
  asOf: "a date like 2026-11-30",
  allowProtected: "true or false",
  roles: "column names by role, each a name or a list of names",
  names: "a name for each segment id, like 1: Steady savers",
  scores: "csv, parquet or none",
  vocabulary: "the name of a YAML file, or what would stand in it (coterie vocabulary --yaml shows a whole one)",
  playbook: "a YAML file, or a playbook as docs/playbook.md shows",
};

/** A config checked key by key; `nameOf` says a key as the user wrote it. */
function checkConfig(content: unknown, subject: string, nameOf: (key: string) => string): Config {
  const checked = configSchema.safeParse(content);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const [key, ...below] = issue!.path.map(String);
  if (issue!.code === "unrecognized_keys") {
    const known = key === "roles" ? Object.keys(configSchema.shape.roles.unwrap().shape) : Object.keys(constraints);
    const where = key === undefined ? "" : ` under ${key}`;
    throw new CliError(
      "config",
      `${subject} has an unknown key ${issue!.keys.join(", ")}${where} (known: ${known.join(", ")}).`,
    );
  }
  if (key === undefined) throw new CliError("config", `${subject} must hold settings as "key: value" lines.`);
  const got = (content as Record<string, unknown>)[key];
  const name = [nameOf(key), ...below].join(".");
  throw new CliError(
    "config",
    `${name} must be ${constraints[key]}; got ${typeof got === "string" ? got : JSON.stringify(got)}.`,
  );
}

function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function flagsAsConfig(flags: Flags): z.input<typeof configSchema> {
  const given = {
    k: flags.k,
    keep: optionalNumber("--keep", flags.keep),
    seed: optionalNumber("--seed", flags.seed),
    restarts: optionalNumber("--restarts", flags.restarts),
    quick: flags.quick,
    allowNone: flags.allowNone,
    prepare: flags.prepare as "auto" | undefined,
    carve: flags.carve === undefined ? undefined : carveRules(flags.carve),
    against: flags.against,
    exactSilhouette: flags.exactSilhouette,
    minCell: optionalNumber("--min-cell", flags.minCell),
    where: flags.where,
    decimal: flags.decimal as "." | undefined,
    sheet: flags.sheet,
    sampleRows: optionalNumber("--sample-rows", flags.sampleRows),
    pushDown: flags.pushDown as "auto" | undefined,
    asOf: flags.asOf,
    allowProtected: flags.allowProtected,
    names: namesOf(flags.name),
    scores: flags.scores as "csv" | undefined,
    vocabulary: flags.vocabulary,
    playbook: flags.playbook,
    roles: withoutUndefined({
      id: flags.id,
      features: flags.features,
      describe: flags.describe,
      protected: flags.protected,
      objection: flags.objection,
      consent: flags.consent,
      value: flags.value,
      weight: flags.weight,
      ignore: flags.ignore,
    }),
  };
  return withoutUndefined(given);
}

/** `Private: balance > 1000000`, as often as there are rules. */
function carveRules(texts: readonly string[]): Record<string, string> {
  const rules = texts.map((text): [string, string] => {
    const [, name, condition] = /^([^:]+):\s*(\S.*)$/s.exec(text) ?? [];
    if (name === undefined || condition === undefined) {
      throw new CliError(
        "usage",
        `--carve must be a name and an SQL condition, like "Private: balance > 1000000"; got ${text}.`,
      );
    }
    return [name.trim(), condition];
  });
  const twice = rules.find(([name], i) => rules.findIndex(([other]) => other === name) !== i);
  if (twice !== undefined)
    throw new CliError("usage", `each --carve must have a name of its own; got ${twice[0]} twice. Join them with OR.`);
  return Object.fromEntries(rules);
}

/** `--name 1=Savers` as the config holds it. */
function namesOf(given: readonly string[] | undefined): Record<string, string> | undefined {
  return (
    given &&
    Object.fromEntries(
      given.map((text) => {
        const [, id, name] = /^(\d+)=(.*)$/s.exec(text) ?? [];
        if (id === undefined) {
          throw new CliError("usage", `--name must be a segment and its name, like 1=Steady savers; got ${text}.`);
        }
        return [id, name!];
      }),
    )
  );
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function withoutUndefined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}

function optionalNumber(flag: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : wholeNumber(flag, text, 0, 4294967295);
}

/** A whole number from a flag. */
export function wholeNumber(flag: string, text: string, low: number, high: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= low && number <= high)) {
    throw new CliError("usage", `${flag} must be a whole number from ${low} to ${high}; got ${text}.`);
  }
  return number;
}

/** A size from a flag, in bytes. */
export function parseBytes(flag: string, text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(b|kb|mb|gb|tb|kib|mib|gib|tib)?$/i.exec(text.trim());
  const unit = (match?.[2] ?? "b").toLowerCase();
  const power = ["b", "k", "m", "g", "t"].indexOf(unit[0]!);
  const base = unit.includes("i") ? 1024 : 1000;
  const bytes = match ? Number(match[1]) * base ** power : Number.NaN;
  if (!(bytes >= 1e6)) throw new CliError("usage", `${flag} must be at least 1MB, like 4GB or 512MiB; got ${text}.`);
  return Math.floor(bytes);
}
