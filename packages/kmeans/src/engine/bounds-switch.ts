/** Share of rows in doubt past which bounds are no longer kept, for each subtraction that scoring a row takes; and at most. Measured. */
const RISKY_PER_WORK = 1 / 800;
const MOST_RISKY = 0.2;

/** Rows in doubt for each row that changed its label, about. */
const RISKY_PER_CHANGED = 10;

/**
 * Decides when rows' bounds are kept: they save scoring most rows, but the others must be gathered from all over memory, which costs the more
 * beside scoring the fewer clusters and features there are. Labels and sums are the same with and without them.
 */
export class BoundsSwitch {
  #mostRisky = 0;
  #fromChanged = 0;
  #isOn = false;

  /**
   * At the start of a descent.
   *
   * @param work Clusters × features.
   */
  reset(work: number): void {
    this.#mostRisky = Math.min(MOST_RISKY, work * RISKY_PER_WORK);
    this.#fromChanged = this.#mostRisky / RISKY_PER_CHANGED;
    this.#isOn = false;
  }

  /**
   * Whether the next pass keeps bounds.
   *
   * @param changedShare Rows that changed label in the last pass, as a share.
   * @param riskyShare Rows whose bound was used up in the last pass, as a share; 0 where none were kept.
   */
  next(changedShare: number, riskyShare: number): boolean {
    if (!this.#isOn) {
      this.#isOn = changedShare <= this.#fromChanged;
    } else if (riskyShare > this.#mostRisky) {
      this.#isOn = false;
      this.#fromChanged = changedShare / 2;
    }
    return this.#isOn;
  }
}
