import type { Studio, StudioOptions } from "./start-studio.js";

/** `startStudio`, loaded when it is asked for, so that other commands start without a web server in memory. */
export async function openStudio(options: StudioOptions): Promise<Studio> {
  return (await import("./start-studio.js")).startStudio(options);
}
