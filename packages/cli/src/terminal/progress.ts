import type { Effects } from "../effects.js";

/** One line on the error stream that says what is being done and how long it will take; gone when finished. */
export interface Progress {
  /** @param fraction Share of this step that is done, 0..1, or null where unknown. */
  report(what: string, fraction: number | null): void;
  clear(): void;
}

const silent: Progress = { report: () => {}, clear: () => {} };
const everyMs = 100;

/** Progress for a person at a terminal; silent when piped or `quiet`. */
export function startProgress(effects: Effects, quiet: boolean): Progress {
  if (quiet || !effects.stderr.isTTY) return silent;
  let step = "";
  let startedMs = 0;
  let drawnMs = Number.NEGATIVE_INFINITY;
  const draw = (line: string): void => void effects.stderr.write(`\r\u001b[2K${line}`).catch(() => {});
  return {
    report(what, fraction) {
      const nowMs = effects.now();
      if (what !== step) {
        step = what;
        startedMs = nowMs;
      } else if (nowMs - drawnMs < everyMs) {
        return;
      }
      drawnMs = nowMs;
      draw(`  ${what}${estimate(fraction, nowMs - startedMs)}`.slice(0, effects.stderr.columns - 1));
    },
    clear: () => draw(""),
  };
}

function estimate(fraction: number | null, elapsedMs: number): string {
  if (fraction === null || fraction <= 0) return "";
  const done = ` · ${Math.min(100, Math.floor(fraction * 100))}%`;
  if (elapsedMs < 1000 || fraction < 0.02) return done;
  return `${done} · ${duration((elapsedMs / fraction) * (1 - fraction))} left`;
}

/** A duration in the largest unit that keeps it a small number. */
export function duration(elapsedMs: number): string {
  const seconds = elapsedMs / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}
