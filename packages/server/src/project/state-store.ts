import { resolveConfig } from "@coterie/wire";
import { stringify } from "yaml";
import type { ProjectPaths } from "./project-paths.js";
import type { SavedState } from "./saved-state.js";
import { writeBeside } from "./write-beside.js";

/** The state of a project, on disk before anyone hears of it. Changes come one after the other, each made on the last. */
export class StateStore {
  readonly #paths: Pick<ProjectPaths, "state" | "config">;
  readonly #onChange: () => void;
  #state: SavedState;
  #saving: Promise<void> = Promise.resolve();

  constructor(paths: Pick<ProjectPaths, "state" | "config">, state: SavedState, onChange: () => void) {
    this.#paths = paths;
    this.#state = state;
    this.#onChange = onChange;
  }

  get state(): SavedState {
    return this.#state;
  }

  /** @throws {ServerError} `disk-full`; the state is as it was. */
  change(make: (state: SavedState) => SavedState): Promise<void> {
    const saved = this.#saving.then(async () => {
      const state = make(this.#state);
      if (state.config !== this.#state.config) {
        await writeBeside(this.#paths.config, stringify(resolveConfig(state.config)));
      }
      await writeBeside(this.#paths.state, `${JSON.stringify(state, null, 2)}\n`);
      this.#state = state;
      this.#onChange();
    });
    this.#saving = saved.catch(() => {});
    return saved;
  }

  /** A number nothing else in this project has. */
  async takeId(): Promise<string> {
    let id = 0;
    await this.change((state) => {
      id = state.nextId;
      return { ...state, nextId: id + 1 };
    });
    return String(id);
  }
}
