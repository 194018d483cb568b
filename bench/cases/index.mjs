import { bigCsv } from "./big-csv.mjs";
import { fits } from "./fits.mjs";
import { javascript } from "./javascript.mjs";
import { large } from "./large.mjs";
import { linear } from "./linear.mjs";
import { notebook } from "./notebook.mjs";
import { silhouette } from "./silhouette.mjs";
import { streamed } from "./streamed.mjs";
import { sweep } from "./sweep.mjs";

/**
 * @typedef {object} Context What every case is given.
 * @property {string} python
 * @property {boolean} intelex Whether scikit-learn-intelex is there.
 * @property {number} threads
 * @property {boolean} quick Sizes a twentieth of the real ones.
 *
 * @typedef {object} Case
 * @property {string} name As `--case` takes it.
 * @property {string} title What is done, with its real sizes.
 * @property {number} repetitions
 * @property {(context: Context) => import("../harness/interleave.mjs").Side[]} sides In the order they are run.
 * @property {(measurements: readonly object[]) => string[]} report Markdown lines.
 * @property {(measurements: readonly object[]) => { claim: string, measured: string, reached: boolean }[]} claims What it must show.
 */

/** @type {readonly Case[]} */
export const cases = [...fits, javascript, notebook, sweep, silhouette, linear, large, streamed, bigCsv];

/** The cases of `--headline`: what is claimed first, in under twenty minutes. */
export const headline = [...fits, notebook, sweep, silhouette].map(({ name }) => name);
