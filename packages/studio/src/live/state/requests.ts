import type { Advisor, Config, Inspection, Problem, Project, ReportData } from "@coterie/wire";

/** A request the service refused, or that never reached it (`code` is then `no-answer`). */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: string;
  /** HTTP status; 0 where nothing answered. */
  readonly status: number;

  constructor({ code, message }: Problem, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const fetchProject = (): Promise<Project> => ask("GET", "/api/project");
export const fetchInspection = (number: number): Promise<Inspection> => ask("GET", `/api/inspections/${number}`);
export const fetchAdvice = (number: number): Promise<Advisor> => ask("GET", `/api/advice/${number}`);
export const fetchView = (run: string, revision: number): Promise<ReportData> =>
  ask("GET", `/api/runs/${encodeURIComponent(run)}/view?r=${revision}`);
export const putConfig = (revision: number, config: Config): Promise<Project> =>
  ask("PUT", "/api/config", { revision, config });
export const startRun = (revision: number, config: Config): Promise<Project> =>
  ask("POST", "/api/runs", { revision, config });
export const cancelJob = (): Promise<Project> => ask("DELETE", "/api/job");
export const removeRun = (id: string): Promise<Project> => ask("DELETE", `/api/runs/${encodeURIComponent(id)}`);
export const wipeProject = (): Promise<Project> => ask("DELETE", "/api/project");

/** Where a file of a run is fetched. */
export function fileAddress(run: string, name: string): string {
  return `/api/runs/${encodeURIComponent(run)}/files/${encodeURIComponent(name)}`;
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
  } catch {
    throw noAnswer();
  }
  if (response.ok) return (await response.json()) as T;
  throw new Refusal(await problemOf(response), response.status);
}

/** What a request failed with when nothing answered it. */
export function noAnswer(): Refusal {
  return new Refusal({ code: "no-answer", message: "The studio does not answer. Nothing of this was kept." }, 0);
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return { code: "internal", message: `The studio answered ${response.status} without saying why. Reload the page.` };
  }
}
