import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { type FileContent, writeTogether } from "@coterie/server";
import { renderReport, reportWorkbook } from "@coterie/studio";
import { findChromium } from "../browser/find-chromium.js";
import { printReport } from "../browser/print-report.js";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { readModel } from "../model-file.js";
import { readPlan } from "../plan-file.js";

export interface ReportFlags {
  readonly out?: string;
  /** A plan.json made for the model. */
  readonly plan?: string;
  /** A file, or true for the name of the page with another ending. */
  readonly pdf?: string | true;
  readonly png?: string;
  readonly xlsx?: string | true;
}

/** The report of a model as one self-contained page; as a PDF, its pictures and its tables where asked. All appear, or none. */
export async function reportCommand(modelPath: string, flags: ReportFlags, effects: Effects): Promise<ExitCode> {
  const model = await readModel(modelPath, effects);
  const plan = flags.plan === undefined ? null : await readPlan(flags.plan, model, effects);
  const page = renderReport(model, plan);
  if (flags.out === "-") {
    if (flags.pdf !== undefined || flags.png !== undefined || flags.xlsx !== undefined) {
      throw new CliError(
        "usage",
        "--out - prints the page alone. Name a file, to have --pdf, --png or --xlsx beside it.",
      );
    }
    await effects.stdout.write(page);
    return ExitCode.fine;
  }
  const out = resolve(effects.cwd, flags.out ?? "report.html");
  const beside = (given: string | true, ending: string): string =>
    given === true ? `${out.replace(/\.html?$/i, "")}.${ending}` : resolve(effects.cwd, given);
  const files: (readonly [kind: string, path: string, content: FileContent])[] = [["report", out, page]];
  if (flags.pdf !== undefined || flags.png !== undefined) {
    const program = findChromium(flags.pdf === undefined ? "--png" : "--pdf", effects);
    const wanted = { pdf: flags.pdf !== undefined, pictures: flags.png !== undefined };
    const printed = await printReport(page, program, wanted, effects);
    if (printed.pdf !== null) files.push(["pdf", beside(flags.pdf!, "pdf"), bytes(printed.pdf)]);
    const folder = resolve(effects.cwd, flags.png ?? ".");
    for (const [name, png] of printed.pictures) files.push(["picture", join(folder, name), bytes(png)]);
  }
  if (flags.xlsx !== undefined) files.push(["tables", beside(flags.xlsx, "xlsx"), bytes(reportWorkbook(model, plan))]);
  await writeTogether(files.map(([, path, content]) => [path, content]));
  for (const [kind, path] of files) {
    await effects.stderr.write(`  ${kind.padEnd(7)} ${relative(effects.cwd, path).replaceAll("\\", "/")}\n`);
  }
  return ExitCode.fine;
}

function bytes(content: Uint8Array): FileContent {
  return async (path) => {
    await writeFile(path, content);
    return { rows: 0, sha256: createHash("sha256").update(content).digest("hex") };
  };
}
