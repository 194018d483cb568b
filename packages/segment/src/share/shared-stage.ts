/** Work of a stage cut in tasks, each of which can be done by itself, anywhere, with the same answer. Benches, tasks and answers are plain data. */
export interface SharedStage<Bench, Task, Answer> {
  readonly name: string;
  /** Do one task. */
  readonly run: (bench: Bench, task: Task) => Answer;
}

/** What is handed to a helper: tasks, and marks by which everyone who does some of them tells the others which are taken. */
export interface HelperWork<Bench, Task, Answer> {
  readonly stage: SharedStage<Bench, Task, Answer>;
  readonly bench: Bench;
  readonly tasks: readonly Task[];
  /** See `claimTask`. */
  readonly claims: Int32Array;
  /** Told each answer by the place of its task. */
  readonly onAnswer: (at: number, answer: Answer) => void;
}

/** Another thread: takes tasks, the last first, until none is left, and is done when its last answer has been told. It may be given several works at once. */
export type Helper = <Bench, Task, Answer>(work: HelperWork<Bench, Task, Answer>) => Promise<void>;
