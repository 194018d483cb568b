import type { z } from "zod";
import { CliError } from "./cli-error.js";

/**
 * What a schema found wrong with a person's file, in the names the person wrote: where, what must be, what was got.
 *
 * @param subject "The playbook mine.yaml".
 * @param page Where the keys are explained.
 */
export function schemaRefusal(error: z.ZodError, content: unknown, subject: string, page: string): CliError {
  // A misspelt key is also a missing one: the misspelling is what to mend.
  const issue = innermost(error.issues.find(({ code }) => code === "unrecognized_keys") ?? error.issues[0]!);
  const where = placeText(issue.path, content);
  const got = at(issue.path, content);
  if (issue.code === "unrecognized_keys") {
    const inside = where === "" ? "" : ` under ${where}`;
    return new CliError(
      "config",
      `${subject} has an unknown key ${issue.keys.join(", ")}${inside}. ${page} lists the keys.`,
    );
  }
  if (issue.code === "custom")
    return new CliError("config", `${subject}: ${where === "" ? "" : `${where} `}${issue.message}`);
  return new CliError(
    "config",
    `${subject}: ${where === "" ? "it" : where} must be ${mustBe(issue)}; got ${gotText(got)}. ${page} shows how.`,
  );
}

/** Of a union, the issues of the branch that got furthest. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return issue;
  const nested = issue.errors.map((branch) => branch[0]!).sort((a, b) => b.path.length - a.path.length)[0]!;
  const inner = innermost(nested);
  return { ...inner, path: [...issue.path, ...inner.path] };
}

function mustBe(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return oneOf(issue.values.map(String));
  if (issue.code === "invalid_type") return typeText(issue.expected);
  if (issue.code === "too_small") {
    if (issue.origin === "string") return "text that is not empty";
    if (issue.origin === "array") return `a list of ${issue.minimum} or more`;
    return issue.inclusive === false ? `more than ${issue.minimum}` : `${issue.minimum} or more`;
  }
  if (issue.code === "too_big") return `${issue.maximum} or less`;
  return issue.message;
}

function typeText(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    string: "text",
    number: "a number",
    int: "a whole number",
    array: "a list",
    object: '"key: value" lines',
    record: '"key: value" lines',
    boolean: "true or false",
  };
  return words[expected] ?? expected;
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** `rules[retain-owners].objective`: an entry of a list by its name, else by its place from 1. */
function placeText(path: readonly PropertyKey[], content: unknown): string {
  return path
    .map((key, depth) => {
      if (typeof key !== "number") return depth === 0 ? String(key) : `.${String(key)}`;
      const entry = at(path.slice(0, depth + 1), content);
      const name = typeof entry === "object" && entry !== null && "name" in entry ? entry.name : key + 1;
      return `[${String(name)}]`;
    })
    .join("");
}

function at(path: readonly PropertyKey[], content: unknown): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    content,
  );
}

function gotText(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
