import { adjustedRandIndex, clusterIndices, kmeans, silhouetteEuclidean } from "../packages/kmeans/dist/index.js";
import { dimensionKinds } from "../packages/segment/dist/compare/criteria/dimension-kinds.js";
import { drawRows, gatherRows } from "../packages/segment/dist/compare/criteria/draw-rows.js";
import { segmentColumns } from "../packages/segment/dist/compare/criteria/segment-columns.js";
import { PURPOSE, taskSeed } from "../packages/segment/dist/compare/criteria/task-seed.js";
import { valleySpace } from "../packages/segment/dist/compare/criteria/valley-space.js";
import { valleys } from "../packages/segment/dist/compare/criteria/valleys.js";
import { judge } from "../packages/segment/dist/compare/verdict/judge.js";
import { prepare } from "../packages/segment/dist/prepare/prepare.js";
import { streamOf } from "./draw.mjs";
import { FOLDED, FOLDED_SETS, NULL_SETS, NULLS } from "./nulls.mjs";
import { PLANTED, PLANTED_SETS } from "./planted.mjs";

export const KS = [2, 3, 4, 5, 6, 7, 8];

/** Fewer draws than a comparison takes (100 and 20): medians of 11 are as true, only wider. */
const EFFORT = { seed: 1, resamples: 11, nullDraws: 4 };
const RESTARTS = 8;

/** Customers up to which plain f64 is quick enough. */
const PLAIN_ROWS = 3_000;

/** Every set of the study, the families taking turns so that a part of it is a fair sample. */
export function allSets() {
  const sets = [...numbered(PLANTED, PLANTED_SETS), ...numbered(NULLS, NULL_SETS), ...numbered(FOLDED, FOLDED_SETS)];
  return sets.sort((a, b) => a.place - b.place || (a.family < b.family ? -1 : a.family > b.family ? 1 : 0));
}

function numbered(families, count) {
  return Object.entries(families).flatMap(([family, make]) =>
    Array.from({ length: count }, (_, number) => ({ family, number, make, place: number / count })),
  );
}

/** One set from its columns to its criteria, as a line of text. */
export async function measure({ family, number, make }) {
  const set = make(streamOf(family, number), number);
  const { recipe, matrix } = prepare(tableOf(set));
  const mode = set.n > PLAIN_ROWS ? undefined : "reference";
  const models = new Map(KS.map((k) => [k, kmeans(matrix, { k, seed: 1, restarts: RESTARTS, mode })]));
  const judgement = await judge(matrix, models, { ...EFFORT, recipe });
  const truth = set.truth ? againstTruth(set, matrix, recipe, models) : ["", "", "", ""];
  const head = [family, number, set.n, matrix.featureCount, ...truth, fixed(judgement.nullDeviation, 3)];
  const cellsOfK = judgement.perK.map((row) => cells(row, indicesOf(matrix, models.get(row.k))));
  const short = judgement.shortList;
  const shortCells = short === null ? [] : [short.dimensions.length, ...short.perK.map(ruleCells)];
  return [...head, ...cellsOfK, ...shortCells].join(",");
}

/** The criteria that need no draws, on the rows of the sample. */
function indicesOf(matrix, { k, labels, inertia }) {
  const rows = drawRows(matrix.rowCount, 4_000, taskSeed(EFFORT.seed, PURPOSE.sample));
  const sample = gatherRows(matrix, rows);
  const drawn = Uint8Array.from(rows, (row) => labels[row]);
  const silhouette = silhouetteEuclidean(sample, drawn, k, { seed: EFFORT.seed });
  return { silhouette: silhouette?.value ?? null, ...clusterIndices(sample, { k, labels: drawn, inertia }) };
}

/** Planted K, separation, the shallowest valley between planted neighbours, and how well K-means finds the groups at their K. */
function againstTruth({ k, separation, truth }, matrix, recipe, models) {
  const kinds = dimensionKinds(matrix.featureCount, recipe);
  const rows = drawRows(matrix.rowCount, 4_000, taskSeed(EFFORT.seed, PURPOSE.sample));
  const sample = gatherRows(matrix, rows);
  const space = valleySpace(sample, kinds, taskSeed(EFFORT.seed, PURPOSE.dither));
  const drawn = Uint8Array.from(rows, (row) => truth[row]);
  const found = valleys(sample, segmentColumns(space, drawn, k));
  const worst = Math.max(...found.map((pair) => pair.value));
  return [k, fixed(separation, 2), fixed(worst, 3), fixed(adjustedRandIndex(truth, models.get(k).labels), 3)];
}

/** The columns of `results.csv` for one K, in this order, a blank apart. */
export const CRITERIA = ["stability", "valley", "gap", "share", "silhouette", "ch", "db", "strength", "ari"];

/** What the rule looks at, of a K judged on the short list alone. */
function ruleCells(row) {
  const valley = Math.max(...row.valleys.map((pair) => pair.value));
  return [
    fixed(Math.min(...row.stability), 3),
    fixed(valley, 3),
    fixed(row.gap.value, 4),
    fixed(row.smallestShare, 3),
  ].join(" ");
}

function cells(row, indices) {
  const ch = indices.calinskiHarabasz === null ? "" : Number(indices.calinskiHarabasz.toPrecision(5));
  return [
    ruleCells(row),
    fixed(indices.silhouette, 4),
    ch,
    fixed(indices.daviesBouldin, 4),
    fixed(row.predictionStrength, 3),
    fixed(row.ari.value, 3),
  ].join(" ");
}

/** Digits without zeros in front or behind: the file stays small. */
function fixed(value, digits) {
  return value === null ? "" : String(Number(value.toFixed(digits)));
}

function tableOf({ n, columns }) {
  const base = (j) => ({ name: `column ${j + 1}`, role: "feature", why: "made for the study", sensitive: false });
  return {
    rowCount: n,
    columns: columns.map((made, j) =>
      made.codes
        ? { kind: "categorical", ...base(j), codes: made.codes, levels: made.levels }
        : { kind: "numeric", ...base(j), values: made.values, measure: made.measure, unit: null, listOf: null },
    ),
    ids: null,
    sourceRows: Float64Array.from({ length: n }, (_, i) => i + 1),
    rows: { read: n, filtered: 0, objected: 0, duplicate: 0, unusable: 0, segmented: n },
    asOf: null,
    rowOrder: "sorted",
    hash: "",
    warnings: [],
  };
}
