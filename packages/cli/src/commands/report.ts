import { relative, resolve } from "node:path";
import { writeWhole } from "@coterie/server";
import { renderReport } from "@coterie/studio";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { readModel } from "../model-file.js";

export interface ReportFlags {
  readonly out?: string;
}

/** The report of a model as one self-contained page. */
export async function reportCommand(modelPath: string, flags: ReportFlags, effects: Effects): Promise<ExitCode> {
  const page = renderReport(await readModel(modelPath, effects));
  if (flags.out === "-") {
    await effects.stdout.write(page);
    return ExitCode.fine;
  }
  const path = resolve(effects.cwd, flags.out ?? "report.html");
  await writeWhole(path, page);
  await effects.stderr.write(`  report  ${relative(effects.cwd, path).replaceAll("\\", "/")}\n`);
  return ExitCode.fine;
}
