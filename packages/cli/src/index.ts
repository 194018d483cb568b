export { coterie } from "./coterie.js";
export type { Effects, TextOutput } from "./effects.js";
export { ExitCode } from "./exit-code.js";
export { main } from "./main.js";
