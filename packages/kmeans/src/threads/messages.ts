import type { Answer, Ask } from "../engine/ask.js";
import type { Hold, Task } from "../engine/station.js";
import type { ComparedRows } from "../indices/compared-rows.js";
import type { ScoredRows, Scores, ScoreTask } from "../indices/score-rows.js";
import type { KernelKind } from "../kernel/kernel.js";
import type { KMeansErrorCode } from "../kmeans-error.js";
import type { Solution } from "../lloyd/lloyd.js";
import type { AnyMatrix, Matrix } from "../matrix.js";
import type { StreamState } from "../stream/stream-state.js";
import type { MeetingPlace } from "./meeting-place.js";

/** What a worker is asked to do. */
export type Order =
  | { readonly order: "ready" }
  | { readonly order: "hold"; readonly hold: Hold; readonly kind: KernelKind | null }
  | { readonly order: "run"; readonly task: Task }
  /** `place` is where threads meet in a run of passes. */
  | { readonly order: "answer"; readonly ask: Ask; readonly place: MeetingPlace | null }
  | { readonly order: "label"; readonly centroids: Float64Array; readonly rows: AnyMatrix }
  | { readonly order: "fold"; readonly state: StreamState; readonly chunk: Matrix }
  | {
      readonly order: "compare";
      readonly compared: ComparedRows;
      readonly scored: ScoredRows;
      readonly kind: KernelKind | null;
    }
  | { readonly order: "score"; readonly task: ScoreTask }
  | { readonly order: "release" };

/** What a worker sends back: one message for each order, in turn. */
export type Outcome =
  | { readonly outcome: "done" }
  | { readonly outcome: "held"; readonly fits: boolean }
  | { readonly outcome: "solution"; readonly solution: Solution }
  | { readonly outcome: "answer"; readonly answer: Answer }
  | { readonly outcome: "labels"; readonly labels: Uint8Array }
  | { readonly outcome: "state"; readonly state: StreamState }
  | { readonly outcome: "scored"; readonly scores: Scores }
  | { readonly outcome: "refused"; readonly code: KMeansErrorCode; readonly message: string };
