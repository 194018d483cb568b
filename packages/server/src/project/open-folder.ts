import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { ServerError } from "../server-error.js";
import { type ProjectPaths, projectNames } from "./project-paths.js";
import type { SavedState } from "./saved-state.js";

/**
 * Make a project folder, for its owner alone, or check one that is there.
 *
 * @throws {ServerError} `not-a-project`: a file, or a folder that holds other things; `output`: it cannot be made.
 */
export async function makeProjectFolder({ folder, uploads, runs, scratch, state }: ProjectPaths): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found !== null && !found.isDirectory()) {
    throw new ServerError(
      "not-a-project",
      `The project ${folder} must be a folder; it is a file. Choose another --project.`,
    );
  }
  if (found !== null && (await stat(state).catch(() => null)) === null) {
    const others = (await readdir(folder)).filter((name) => !isOurs(name));
    if (others.length > 0) {
      throw new ServerError(
        "not-a-project",
        `The folder ${folder} must be empty or a project of coterie; it holds ${others[0]}${others.length > 1 ? ` and ${others.length - 1} more` : ""}. Choose another --project.`,
      );
    }
  }
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const each of [uploads, runs, scratch]) await mkdir(each, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new ServerError(
      "output",
      `The project folder ${folder} cannot be made or written to. Choose another --project.`,
      {
        cause,
      },
    );
  }
}

/** Take away what a studio that was killed left half done: uploads, runs and spilled data that no state names. */
export async function sweep(paths: ProjectPaths, { source, runs, inspection, advice }: SavedState): Promise<void> {
  const kept = new Set(runs.map(({ id }) => id));
  await removeAll(paths.scratch, () => true);
  await removeAll(paths.uploads, (name) => name !== source?.id);
  await removeAll(paths.runs, (name) => !kept.has(name.replace(/\.view\.json$/, "")));
  for (const id of kept) await removeAll(paths.run(id), (name) => name.startsWith(".coterie-"));
  await removeAll(
    paths.folder,
    (name) =>
      /^\.(project|job|config)\./.test(name) ||
      isOther(name, "inspection", inspection) ||
      isOther(name, "advice", advice),
  );
}

/** Everything of a project goes but the word that the folder is one, which the caller writes anew. */
export async function wipe(paths: ProjectPaths): Promise<void> {
  await removeAll(paths.folder, (name) => isOurs(name) && name !== "project.json" && !name.startsWith("lock.json"));
  for (const each of [paths.uploads, paths.runs, paths.scratch]) await mkdir(each, { recursive: true, mode: 0o700 });
}

function isOurs(name: string): boolean {
  return projectNames.includes(name) || /^(lock\.json|\.?(inspection|advice|project|job|config)[-.])/.test(name);
}

function isOther(name: string, kind: string, current: number | null): boolean {
  return name.replace(/^\./, "").startsWith(`${kind}-`) && name !== `${kind}-${current}.json`;
}

async function removeAll(folder: string, isGone: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(isGone)) await rm(join(folder, name), { recursive: true, force: true });
}
