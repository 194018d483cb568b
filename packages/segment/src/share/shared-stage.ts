/** Work of a stage cut in tasks, each of which can be done by itself, anywhere, with the same answer. Benches, tasks and answers are plain data. */
export interface SharedStage<Bench, Task, Answer> {
  readonly name: string;
  /** Do one task. */
  readonly run: (bench: Bench, task: Task) => Answer;
  /** Buffers of an answer that may be moved to whoever asked, for nobody else holds them (default none: they are copied). */
  readonly movable?: (answer: Answer) => readonly ArrayBuffer[];
}

/** Another thread: told what the tasks of a stage work on, it gives back what does one of them, as `run` does. It may be given several at once. */
export type Helper = <Bench, Task, Answer>(
  stage: SharedStage<Bench, Task, Answer>,
  bench: Bench,
) => (task: Task) => Promise<Answer>;
