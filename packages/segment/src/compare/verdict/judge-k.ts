import type { SharedStage } from "../../share/shared-stage.js";
import { median } from "../../statistics/median.js";
import { recovery } from "../criteria/bootstrap-stability.js";
import type { JudgedK, Spread } from "./judgement.js";
import { kRemarks } from "./k-remarks.js";
import type { Partition } from "./partition.js";
import type { SampleFindings } from "./sample-tasks.js";
import { type Shape, type ShapeBench, shapeOf } from "./shape-of.js";

/** What every K is judged by, once models are fitted: plain data. */
export interface JudgeBench extends Omit<ShapeBench, "columns" | "space"> {
  /** The K that `findings` are of. */
  readonly ks: readonly number[];
  readonly findings: SampleFindings;
}

/** A partition to be judged. */
export interface JudgeTask {
  readonly partition: Partition;
  /** Null where it is still to be found. */
  readonly shape: Shape | null;
}

/** One partition judged, from what draws and resamples found. */
export const judgeStage: SharedStage<JudgeBench, JudgeTask, JudgedK> = { name: "judge", run: judgeK };

function judgeK(bench: JudgeBench, { partition, shape: known }: JudgeTask): JudgedK {
  const { ks, findings, limits } = bench;
  const at = ks.indexOf(partition.k);
  const shape = known ?? shapeOf({ ...bench, ...findings }, partition);
  const ofNull = spreadOf(findings.nulls.shares[at]);
  const judged = {
    ...shape,
    nullExplainedShare: ofNull.value,
    gap: { value: shape.explainedShare - ofNull.value, spread: ofNull.spread },
    ...comingBack(findings, at, partition),
    predictionStrength: spreadOf(findings.strengths.map((strengths) => strengths[at])).value,
  };
  return { ...judged, remarks: kRemarks(judged, limits) };
}

/** How its segments come back in resamples; one without a segment's rows has no say in it. */
function comingBack(
  { reclusters }: SampleFindings,
  at: number,
  { k, labels }: Partition,
): Pick<JudgedK, "stability" | "ari"> {
  const recoveries = reclusters.map((recluster) => recovery(recluster.rows, recluster.labels[at], labels, k));
  return {
    stability: Array.from({ length: k }, (_, c) => {
      const values = recoveries.map(({ jaccard }) => jaccard[c]).filter((x) => !Number.isNaN(x));
      return values.length === 0 ? 0 : median(Float64Array.from(values));
    }),
    ari: spreadOf(recoveries.map(({ ari }) => ari)),
  };
}

function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { value: 0, spread: 0 };
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { value: mean, spread: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}
