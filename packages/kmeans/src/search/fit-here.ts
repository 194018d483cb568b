import type { KernelKind } from "../kernel/kernel.js";
import type { AnyMatrix } from "../matrix.js";
import type { KMeansModel } from "../model.js";
import type { ResolvedOptions } from "../options.js";
import { driveHere } from "./drive-here.js";
import { fitSteps } from "./fit-steps.js";

/**
 * A fit in the calling thread.
 *
 * @param matrix Checked rows.
 * @param options Checked options.
 * @param kind Build of the kernel, for tests.
 */
export function fitHere(matrix: AnyMatrix, options: ResolvedOptions, kind?: KernelKind): KMeansModel {
  return sweepHere(matrix, [options], kind)[0];
}

/**
 * Fits at some K in the calling thread.
 *
 * @param matrix Checked rows.
 * @param each Checked options, alike but for `k`.
 * @param kind Build of the kernel, for tests.
 */
export function sweepHere(
  matrix: AnyMatrix,
  each: readonly ResolvedOptions[],
  kind?: KernelKind,
): readonly KMeansModel[] {
  const driver = driveHere(kind);
  try {
    const steps = fitSteps(matrix, each);
    let step = steps.next();
    while (!step.done) step = steps.next(driver.reply(step.value));
    return step.value;
  } finally {
    driver.release();
  }
}
