import type { Config, Project } from "@coterie/wire";
import { useRef, useState } from "react";
import { formatBytes } from "../parts/format-bytes.js";
import { cancelJob, putConfig, Refusal, removeRun, startRun, wipeProject } from "./requests.js";
import { type Sending, sendFile } from "./send-file.js";

/** What a person may do, and how the last of it went. */
export interface Actions {
  /** The configuration as it will be: what was asked for last, or the project's. */
  readonly config: Config;
  readonly refusal: Refusal | null;
  readonly sending: Sending | null;
  dismiss(): void;
  drop(file: File): Promise<void>;
  stopSending(): void;
  configure(change: (config: Config) => Config): Promise<void>;
  /** Ask for a run; resolves to whether it was begun. */
  run(change?: (config: Config) => Config): Promise<boolean>;
  cancel(): Promise<void>;
  removeRun(id: string): Promise<void>;
  wipe(): Promise<void>;
}

/** Requests of this page, one refusal at a time; each is made on the project as the page shows it. */
export function useActions(project: Project, adopt: (project: Project) => void): Actions {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [asked, setAsked] = useState<Config | null>(null);
  const [isAsking, setAsking] = useState(false);
  const stop = useRef<() => void>(() => {});
  const isLooking = project.job?.state === "running" && project.job.kind === "inspect";
  const config = asked !== null && (isAsking || isLooking) ? asked : project.config;

  const attempt = async (work: () => Promise<Project | undefined>): Promise<boolean> => {
    setRefusal(null);
    try {
      const answer = await work();
      if (answer) adopt(answer);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRefusal(error);
      return false;
    }
  };

  return {
    config,
    refusal,
    sending,
    dismiss: () => setRefusal(null),
    async drop(file) {
      await attempt(async () => {
        if (file.size > project.maxUploadBytes) throw tooLarge(file, project.maxUploadBytes);
        setSending({ name: file.name, sent: 0, total: file.size });
        const { done, stop: breakOff } = sendFile(file, setSending);
        stop.current = breakOff;
        try {
          await done;
        } finally {
          setSending(null);
        }
        return undefined;
      });
    },
    stopSending: () => stop.current(),
    async configure(change) {
      const next = change(config);
      setAsked(next);
      setAsking(true);
      await attempt(() => putConfig(project.revision, next));
      setAsking(false);
    },
    run: (change = (same) => same) => attempt(() => startRun(project.revision, change(config))),
    cancel: async () => void (await attempt(cancelJob)),
    removeRun: async (id) => void (await attempt(() => removeRun(id))),
    wipe: async () => void (await attempt(wipeProject)),
  };
}

function tooLarge(file: File, most: number): Refusal {
  const message = `${file.name} must be at most ${formatBytes(most)}; it has ${formatBytes(file.size)}. Save it as Parquet, take a sample, or start the studio with a larger --max-upload.`;
  return new Refusal({ code: "too-large", message }, 413);
}
