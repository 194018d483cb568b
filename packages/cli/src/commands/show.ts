import pc from "picocolors";
import type { Effects, TextOutput } from "../effects.js";
import type { Settings } from "../settings.js";
import type { Paint } from "../terminal/summary.js";

/** Colour where the output is a terminal and NO_COLOR is not set. */
export function paintFor(output: TextOutput, effects: Effects): Paint {
  const colours = pc.createColors(output.isTTY && (effects.env.NO_COLOR ?? "") === "");
  return { bold: colours.bold, dim: colours.dim };
}

/** Print JSON where asked, else the text unless quiet. */
export async function show(
  effects: Effects,
  settings: Pick<Settings, "json" | "quiet">,
  result: () => unknown,
  text: () => string,
): Promise<void> {
  if (settings.json) await effects.stdout.write(`${JSON.stringify(result(), null, 2)}\n`);
  else if (!settings.quiet) await effects.stdout.write(`${text()}\n`);
}
