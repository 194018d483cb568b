import type { Comparison, ComparisonRow, JudgedK, Judgement } from "@coterie/segment";
import { count, figure, percent } from "./format.js";
import type { Paint } from "./summary.js";
import { type TextColumn, textTable, wrap } from "./text-table.js";

const right = (title: string): TextColumn => ({ title, align: "right" });
const left = (title: string): TextColumn => ({ title, align: "left" });

const READ = { natural: "separate groups", sliced: "tiers", none: "no segments" } as const;

/** K by K: what counts, marked where it falls short, and in words why. */
export function comparisonTable(comparison: Comparison, paint: Paint): string {
  const titles = [
    left("K  "),
    right("silhouette"),
    right("stability"),
    right("valley"),
    right("smallest"),
    left(""),
  ] as const;
  const rows = comparison.rows.map((row) => {
    const kept = row.k === comparison.kept.k;
    const cells = [
      `${row.k}${kept ? " ●" : ""}`,
      row.silhouetteEuclidean === null ? "–" : row.silhouetteEuclidean.value.toFixed(2),
      ...judgedCells(row.judged, comparison.judgement),
      percent(smallest(row)),
      wordsOf(row, comparison),
    ];
    return kept ? cells.map((cell) => (cell === "" ? cell : paint.bold(cell))) : cells;
  });
  return textTable(titles, rows);
}

/** K by K: every other criterion, by its full name over two tables where the terminal is narrow. */
export function criteriaTable(comparison: Comparison): string {
  const number = (value: number | null, digits: number): string => (value === null ? "–" : value.toFixed(digits));
  const all: readonly (readonly [string, (row: ComparisonRow) => string])[] = [
    ["inertia", (row) => figure(row.inertia)],
    ["explained share", (row) => percent(row.explainedShare)],
    ["worst segment's silhouette", (row) => number(row.worstSegmentSilhouette, 2)],
    ["Calinski-Harabasz", (row) => (row.calinskiHarabasz === null ? "–" : figure(row.calinskiHarabasz))],
    ["Davies-Bouldin", (row) => number(row.daviesBouldin, 2)],
    ["silhouette, squared distances", (row) => number(row.silhouetteSquaredEuclidean, 2)],
    ["silhouette, to centroids", (row) => number(row.silhouetteSimplified, 2)],
    ["gap to the null", ({ judged }) => (judged === null ? "–" : spread(judged.gap, 3))],
    ["adjusted Rand index", ({ judged }) => (judged === null ? "–" : spread(judged.ari, 2))],
    ["prediction strength", ({ judged }) => number(judged?.predictionStrength ?? null, 2)],
    ["starts that agree", (row) => `${row.restartsAgreeing} of ${row.restarts}`],
  ];
  // Criteria down, K across: names stay whole at 80 columns.
  const titles = [left("criterion"), ...comparison.rows.map(({ k }) => right(`K = ${k}`))];
  return textTable(
    titles,
    all.map(([name, of]) => [name, ...comparison.rows.map(of)]),
  );
}

/** The verdict in words: its sentences, who dissents, what to do instead, what was left out. */
export function verdictText(comparison: Comparison, width: number, paint: Paint): string {
  const { judgement } = comparison;
  if (judgement === null) return "  K was not judged: the model is of a format that did not.";
  const [finding, ...more] = judgement.sentences;
  const lines = [...more, dissent(judgement), ...judgement.instead, measured(judgement), ...judgement.leftOut];
  return [
    paint.bold(`  ${wrap(finding!, width - 2, "  ")}`),
    ...lines.map((line) => `  ${wrap(line, width - 2, "  ")}`),
  ].join("\n");
}

/** What lies between the neighbours at the kept K, a line a pair. */
export function pairText(comparison: Comparison): string {
  const judged = comparison.rows.find(({ k }) => k === comparison.kept.k)?.judged ?? null;
  return (judged?.valleys ?? []).map(({ sentence }) => `  ${sentence}`).join("\n");
}

function judgedCells(judged: JudgedK | null, judgement: Judgement | null): readonly string[] {
  if (judged === null || judgement === null) return ["–", "–"];
  const stability = Math.min(...judged.stability);
  const valley = judged.valleys.length === 0 ? 1 : Math.max(...judged.valleys.map(({ value }) => value));
  const mark = (text: string, short: boolean): string => `${text}${short ? " !" : "  "}`;
  return [
    mark(stability.toFixed(2), stability < judgement.limits.stability),
    mark(valley.toFixed(2), valley > judgement.limits.valley),
  ];
}

function wordsOf(row: ComparisonRow, { kept, judgement }: Comparison): string {
  const remarks = row.judged?.remarks.join("; ") ?? "";
  if (judgement === null) return row.k === kept.k ? `kept: ${kept.why}` : "";
  const recommended = judgement.verdict === "none" ? "nearest" : `${READ[judgement.verdict]}, recommended`;
  const role = row.k === judgement.k ? recommended : row.k === judgement.runnerUp ? "runner-up" : "";
  const asked = row.k === kept.k && row.k !== judgement.k ? "kept at your word" : "";
  return [role, asked, remarks].filter((part) => part !== "").join("; ");
}

const names: Readonly<Record<keyof Judgement["prefers"], string>> = {
  silhouetteEuclidean: "silhouette",
  worstSegmentSilhouette: "worst segment's silhouette",
  silhouetteSquaredEuclidean: "silhouette of squared distances",
  silhouetteSimplified: "silhouette to centroids",
  calinskiHarabasz: "Calinski-Harabasz",
  daviesBouldin: "Davies-Bouldin",
  gap: "gap to the null",
  stability: "stability",
  ari: "adjusted Rand index",
  predictionStrength: "prediction strength",
  valley: "valley",
};

/** Which criteria would choose another K, or none. */
function dissent({ prefers, k }: Judgement): string {
  const others = new Map<string, string[]>();
  for (const [criterion, preferred] of Object.entries(prefers) as [keyof typeof names, number | null][]) {
    if (preferred === k) continue;
    const choice = preferred === null ? "none" : `K = ${preferred}`;
    others.set(choice, [...(others.get(choice) ?? []), names[criterion]]);
  }
  if (others.size === 0) return `Every criterion prefers K = ${k}.`;
  const parts = [...others]
    .sort(([p], [q]) => (p < q ? -1 : 1))
    .map(([choice, who]) => `${choice} (${who.join(", ")})`);
  return `Others would choose ${parts.join("; ")}.`;
}

function measured({ sampleRows, resamples, nullDraws }: Judgement): string {
  return `Stability, gap and valley are taken on ${count(sampleRows)} customers, in ${resamples} resamples and ${nullDraws} draws of a population without segments.`;
}

function smallest({ sizes }: ComparisonRow): number {
  return Math.min(...sizes) / sizes.reduce((sum, size) => sum + size, 0);
}

function spread({ value, spread: deviation }: JudgedK["gap"], digits: number): string {
  return `${value.toFixed(digits)} ± ${deviation.toFixed(digits)}`;
}
