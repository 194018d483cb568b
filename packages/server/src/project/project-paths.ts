import { join } from "node:path";

/** Where everything of a project lies. */
export interface ProjectPaths {
  readonly folder: string;
  readonly state: string;
  readonly job: string;
  readonly config: string;
  readonly uploads: string;
  readonly runs: string;
  /** What the engine spills; emptied whenever a studio starts. */
  readonly scratch: string;
  inspection(number: number): string;
  advice(number: number): string;
  upload(id: string): string;
  run(id: string): string;
  view(id: string): string;
}

/** The names a project folder may hold: nothing else in it is ever touched. */
export const projectNames: readonly string[] = [
  "project.json",
  "job.json",
  "config.yaml",
  "uploads",
  "runs",
  "scratch",
];

/** The paths inside a project folder. */
export function projectPaths(folder: string): ProjectPaths {
  const uploads = join(folder, "uploads");
  const runs = join(folder, "runs");
  return {
    folder,
    state: join(folder, "project.json"),
    job: join(folder, "job.json"),
    config: join(folder, "config.yaml"),
    uploads,
    runs,
    scratch: join(folder, "scratch"),
    inspection: (number) => join(folder, `inspection-${number}.json`),
    advice: (number) => join(folder, `advice-${number}.json`),
    upload: (id) => join(uploads, id),
    run: (id) => join(runs, id),
    view: (id) => join(runs, `${id}.view.json`),
  };
}
