import { adviseCarve } from "../carve/advise-carve.js";
import { drawRows } from "../compare/criteria/draw-rows.js";
import type { CustomerTable } from "../customer-table.js";
import { amendTable } from "../prepare/amend-table.js";
import type { PrepareOptions } from "../prepare/prepare.js";
import { type AssociationsOfK, associationsByK } from "../profile/associations-by-k.js";
import { refuseUnknown } from "../refuse-unknown.js";
import { SegmentError } from "../segment-error.js";
import { selectRows } from "../select-rows.js";
import { acceptAll } from "./accept.js";
import type { Accept, Advice, AdviceKind, Effect, Trial } from "./advice.js";
import { adviseColumns } from "./advise-columns.js";
import { adviseRelations } from "./advise-relations.js";
import { type ColumnFacts, columnFacts } from "./column-facts.js";
import { type DistanceReport, distanceReport, type ProtectedInPlain, protectedInPlain } from "./distance-report.js";
import type { Draft } from "./draft.js";
import { type StandIn, standIns } from "./stand-ins.js";
import { effectOf, RESAMPLES, type Tried, tryPreparation } from "./trial.js";

/** How a table is looked at. */
export interface InspectOptions extends PrepareOptions {
  /** Unsigned 32-bit integer (default 0). */
  readonly seed?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((what: string, fraction: number) => void) | undefined;
}

/** What is in a table, and what to do about it before it is clustered. */
export interface Inspection {
  readonly columns: readonly ColumnFacts[];
  /** Proposed first, then by how much it changes. */
  readonly advice: readonly Advice[];
  /** The configuration that accepts everything proposed. */
  readonly accepted: Accept;
  /** Customers that everything but column facts was taken on. */
  readonly sampleRows: number;
  readonly resamples: number;
  /** The verdict on the table as it is, and with everything proposed accepted; null without trials, or where it cannot be clustered. */
  readonly asIs: Trial | null;
  readonly withAdvice: Effect | null;
  /** Why the table cannot be clustered as it is, or with the advice; null where it can. */
  readonly obstacle: string | null;
  /** Groups of columns that tell much the same. */
  readonly blocks: readonly (readonly string[])[];
  readonly standIns: readonly StandIn[];
  /** On the sample, as the table is. */
  readonly associationsByK: readonly AssociationsOfK[];
  /** Who decides: a notebook's preparation beside the one with everything proposed accepted. */
  readonly distance: DistanceReport | null;
  /** What protected columns would decide under the notebook's preparation, by K, on the sample. */
  readonly protectedInPlain: readonly ProtectedInPlain[];
}

const SAMPLE = 4_000;
const TRIAL_KS = [2, 3, 4, 5, 6];
/** A border this much shallower is shallower. */
const SHALLOWER = 0.05;
const NAMES = ["mode", "minCell", "columns", "weights", "seed", "signal", "onProgress"];

/**
 * Look at a table as an advisor would: what is wrong with its columns, what counts twice, who decides the distances, who stands in for
 * whom; and for each advice what it would change.
 *
 * @param table Customers, as read.
 * @param options.mode The preparation advice is given on top of, with `columns` and `weights` that stand already.
 * @returns Facts on every column, advice with its effect tried on at most 4,000 customers, and the configuration that accepts it.
 * @throws {SegmentError} `bad-option`, `bad-data`: a table without customers; `aborted`.
 * @remarks Each trial fits K = 2 to 6 and judges them on 5 resamples: enough to compare preparations, not to print as a verdict on K.
 */
export async function inspect(table: CustomerTable, options: InspectOptions = {}): Promise<Inspection> {
  refuseUnknown(options, NAMES);
  const { mode = "auto", minCell = 10, columns = {}, weights = [], seed = 0, signal } = options;
  if (table.rowCount === 0) throw new SegmentError("bad-data", "the table must have customers; got none.");
  const progress = options.onProgress ?? (() => {});
  const preparation = { mode, minCell, columns, weights };
  const amended = amendTable(table, columns);
  progress("looking at columns", 0);
  const own = [...unscaled(mode), ...adviseColumns(amended, { minCell, mode, columns })];
  const rows = drawRows(table.rowCount, SAMPLE, seed);
  const sample = selectRows(amended, rows);
  const bench = new Bench(sample, preparation, seed, signal);
  const asIs = await bench.attempt({});
  const ownMistakes = acceptAll(own.filter(({ mistake }) => mistake).map(({ accept }) => accept));
  const cleaned = Object.keys(ownMistakes).length > 0 ? await bench.attempt(ownMistakes, asIs) : asIs;
  const related =
    "obstacle" in cleaned
      ? { drafts: [], blocks: [], shortList: null }
      : adviseRelations(amendTable(sample, cleaned.preparation.columns), cleaned.matrix, cleaned.recipe, weights);
  const drafts = [...own, ...related.drafts];
  const mistakes = acceptAll(drafts.filter(({ mistake }) => mistake).map(({ accept }) => accept));
  const mended = Object.keys(mistakes).length > 0 ? await bench.attempt(mistakes, asIs) : asIs;
  const advice: Advice[] = [];
  const all = [...drafts, ...(related.shortList === null ? [] : [related.shortList])];
  for (const [at, draft] of all.entries()) {
    progress(`trying ${draft.what}`, at / (all.length + 1));
    advice.push(await judged(draft, bench, asIs, mended, mistakes, sample));
  }
  const carve = adviseCarve(amended, minCell);
  if (carve !== null) {
    advice.push({
      kind: "carve",
      columns: [carve.column],
      what: `take customers with ${carve.condition} out first, as a rule segment`,
      why: carve.why,
      accept: { carve: { Top: carve.condition } },
      effect: null,
      proposed: true,
    });
  }
  const chosen = advice.filter(({ proposed, kind }) => proposed && kind !== "short-list");
  const accepted = acceptAll(chosen.map(({ accept }) => accept));
  progress("trying everything proposed", all.length / (all.length + 1));
  const isChanged = chosen.some((each) => changesClustering(each, sample));
  const final = isChanged ? await bench.attempt(accepted) : asIs;
  return {
    columns: columnFacts(amended, minCell),
    advice: inOrder(advice),
    accepted,
    sampleRows: rows.length,
    resamples: RESAMPLES,
    asIs: "trial" in asIs ? asIs.trial : null,
    withAdvice: isChanged && "trial" in asIs && "trial" in final ? effectOf(asIs, final) : null,
    obstacle: "obstacle" in final ? final.obstacle : "obstacle" in asIs ? asIs.obstacle : null,
    blocks: related.blocks,
    standIns: standIns(amended, minCell),
    associationsByK: "obstacle" in asIs ? [] : associationsByK(sample, asIs.models, minCell),
    distance: "obstacle" in final ? null : distanceOf(sample, final, seed),
    protectedInPlain: protectedInPlain(sample, TRIAL_KS, seed),
  };
}

type Attempt = (Tried | { readonly obstacle: string }) & { readonly preparation: PrepareOptions };

/** Tries preparations of one sample; what cannot be clustered is an answer, not a failure. */
class Bench {
  readonly #sample: CustomerTable;
  readonly #given: PrepareOptions;
  readonly #seed: number;
  readonly #signal: AbortSignal | undefined;

  constructor(sample: CustomerTable, given: PrepareOptions, seed: number, signal: AbortSignal | undefined) {
    this.#sample = sample;
    this.#given = given;
    this.#seed = seed;
    this.#signal = signal;
  }

  /** @param base A trial to take the gaps of, for a quicker answer. */
  async attempt(accept: Accept, base?: Attempt): Promise<Attempt> {
    const { mode, minCell, columns, weights } = this.#given;
    const merged = acceptAll([{ columns: columns ?? {}, weights: weights ?? [] }, accept]);
    const preparation = {
      mode: accept.prepare ?? mode,
      minCell,
      columns: merged.columns ?? {},
      weights: merged.weights ?? [],
    };
    try {
      const gaps = base !== undefined && "gaps" in base ? base.gaps : undefined;
      const how = { seed: this.#seed, signal: this.#signal, ks: TRIAL_KS, gaps };
      return { ...(await tryPreparation(this.#sample, preparation, how)), preparation };
    } catch (error) {
      if (error instanceof SegmentError && error.code !== "aborted") return { obstacle: error.message, preparation };
      throw error;
    }
  }
}

async function judged(
  { mistake, ...draft }: Draft,
  bench: Bench,
  asIs: Attempt,
  mended: Attempt,
  mistakes: Accept,
  sample: CustomerTable,
): Promise<Advice> {
  if (!changesClustering(draft, sample)) return { ...draft, effect: null, proposed: mistake };
  const base = mistake ? asIs : mended;
  const tried = await bench.attempt(mistake ? draft.accept : acceptAll([mistakes, draft.accept]), base);
  if ("obstacle" in base || "obstacle" in tried) return { ...draft, effect: null, proposed: mistake };
  const effect = effectOf(base, tried);
  return { ...draft, effect, proposed: mistake || helps(base.trial, effect) };
}

function changesClustering({ accept }: Pick<Draft, "accept">, sample: CustomerTable): boolean {
  const names = new Set([
    ...Object.keys(accept.columns ?? {}),
    ...(accept.weights ?? []).flatMap((block) => block.columns),
  ]);
  return accept.prepare !== undefined || sample.columns.some(({ name, role }) => role === "feature" && names.has(name));
}

const RANK = { none: 0, sliced: 1, natural: 2 } as const;

/**
 * A choice is proposed where the verdict gets better: separate groups instead of tiers, tiers instead of none, or more separate groups with
 * no shallower border. Where it stays as it is, the choice is the reader's.
 */
function helps(before: Trial, { with: after }: Effect): boolean {
  if (RANK[after.verdict] !== RANK[before.verdict]) return RANK[after.verdict] > RANK[before.verdict];
  return after.verdict === "natural" && after.k > before.k && after.valley <= before.valley + SHALLOWER;
}

function unscaled(mode: PrepareOptions["mode"]): readonly Draft[] {
  if (mode === "auto") return [];
  const why =
    mode === "none"
      ? "a column in large units decides more than one in small units"
      : "every column counts alike, 0/1 flags as much as money, and a few large amounts as much as all others";
  const accept = { prepare: "auto" } as const;
  return [{ kind: "unscaled", columns: [], what: "prepare columns by their shape", why, accept, mistake: false }];
}

function distanceOf(sample: CustomerTable, tried: Tried, seed: number): DistanceReport {
  const { k } = tried.trial;
  const { labels } = tried.models.get(k)!;
  return distanceReport(sample, { matrix: tried.matrix, labels, k, recipe: tried.recipe }, seed);
}

const ORDER: readonly AdviceKind[] = [
  "sentinel",
  "outcome",
  "duplicate",
  "function",
  "id-like",
  "constant",
  "carve",
  "unscaled",
  "zero-inflation",
  "outliers",
  "unrelated",
  "block",
  "short-list",
];

/** Proposed first, the short list last, else by how much changes, then by kind. */
function inOrder(advice: readonly Advice[]): readonly Advice[] {
  const change = ({ effect }: Advice): number => (effect === null ? 0 : 1 - effect.agreement);
  const late = ({ kind }: Advice): number => (kind === "short-list" ? 1 : 0);
  return advice.toSorted(
    (p, q) =>
      late(p) - late(q) ||
      Number(q.proposed) - Number(p.proposed) ||
      change(q) - change(p) ||
      ORDER.indexOf(p.kind) - ORDER.indexOf(q.kind),
  );
}
