import type { Job, Project } from "@coterie/wire";
import { useEffect, useState } from "react";
import { fetchProject, Refusal } from "./requests.js";

/** Whether the service is there: `lost` = it does not answer, `no-session` = it does, but not to this browser. */
export type Connection = "opening" | "live" | "lost" | "no-session";

export interface ProjectState {
  readonly project: Project | null;
  readonly connection: Connection;
  /** Take over what an answer said, without waiting for the event. */
  readonly adopt: (project: Project) => void;
}

const retryMs = 1500;

/** The project as the service has it, kept up to date by its events; what is on screen stays when the connection is lost. */
export function useProject(): ProjectState {
  const [project, setProject] = useState<Project | null>(null);
  const [connection, setConnection] = useState<Connection>("opening");
  useEffect(() => {
    let events: EventSource | null = null;
    let timer: number | undefined;
    let isOver = false;
    const listen = (): void => {
      events = new EventSource("/api/events");
      events.addEventListener("state", ({ data }: MessageEvent<string>) => {
        setConnection("live");
        setProject(JSON.parse(data) as Project);
      });
      events.addEventListener("progress", ({ data }: MessageEvent<string>) => {
        const job = JSON.parse(data) as Job | null;
        setProject((before) => before && { ...before, job });
      });
      events.onerror = () => {
        events?.close();
        if (!isOver) look();
      };
    };
    const look = (): void => {
      fetchProject().then(
        () => !isOver && listen(),
        (error: unknown) => {
          if (isOver) return;
          setConnection(error instanceof Refusal && error.status === 401 ? "no-session" : "lost");
          timer = window.setTimeout(look, retryMs);
        },
      );
    };
    listen();
    return () => {
      isOver = true;
      events?.close();
      window.clearTimeout(timer);
    };
  }, []);
  return { project, connection, adopt: setProject };
}
