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
  const driver = driveHere(kind);
  try {
    const steps = fitSteps(matrix, [options]);
    let step = steps.next();
    while (!step.done) step = steps.next(driver.reply(step.value));
    return step.value[0];
  } finally {
    driver.release();
  }
}
