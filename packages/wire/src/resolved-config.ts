import type { PlaybookDraft, VocabularyFile } from "@coterie/segment";
import type { Config } from "./config.js";
import { WireError } from "./wire-error.js";

type Given<Key extends keyof Config> = { readonly [K in Key]-?: NonNullable<Config[K]> };

/** Column names by role, each a list. */
export type ColumnRoles = { readonly [Role in keyof NonNullable<Config["roles"]>]?: readonly string[] };

/** The configuration with every default filled in: what decides the result, and is written out beside it. */
export type ResolvedConfig = Given<
  "k" | "seed" | "prepare" | "exactSilhouette" | "minCell" | "allowProtected" | "scores"
> & { readonly roles: ColumnRoles; readonly vocabulary?: VocabularyFile; readonly playbook?: PlaybookDraft } & Partial<
    Given<
      | "keep"
      | "restarts"
      | "quick"
      | "allowNone"
      | "columns"
      | "weights"
      | "carve"
      | "against"
      | "where"
      | "decimal"
      | "sheet"
      | "asOf"
      | "names"
      | "sampleRows"
      | "pushDown"
    >
  >;

/** The K compared where none are named. */
const DEFAULT_KS: readonly number[] = [2, 3, 4, 5, 6, 7, 8];

/** Fill in the defaults of a configuration. A vocabulary that is still the name of a file must have been read before. */
export function resolveConfig(given: Config): ResolvedConfig {
  return {
    k: given.k ?? [...DEFAULT_KS],
    ...(given.keep === undefined ? {} : { keep: given.keep }),
    seed: given.seed ?? 0,
    ...(given.quick ? { quick: true } : {}),
    ...(given.allowNone ? { allowNone: true } : {}),
    ...(given.restarts === undefined ? {} : { restarts: given.restarts }),
    prepare: given.prepare ?? "auto",
    ...(given.columns === undefined ? {} : { columns: given.columns }),
    ...(given.weights === undefined ? {} : { weights: given.weights }),
    ...(given.carve === undefined ? {} : { carve: given.carve }),
    ...(given.against === undefined ? {} : { against: given.against }),
    exactSilhouette: given.exactSilhouette ?? false,
    minCell: given.minCell ?? 10,
    ...(given.where === undefined ? {} : { where: given.where }),
    ...(given.decimal === undefined ? {} : { decimal: given.decimal }),
    ...(given.sheet === undefined ? {} : { sheet: given.sheet }),
    ...(given.asOf === undefined ? {} : { asOf: given.asOf }),
    ...(given.sampleRows === undefined ? {} : { sampleRows: given.sampleRows }),
    ...(given.pushDown === undefined ? {} : { pushDown: given.pushDown }),
    allowProtected: given.allowProtected ?? false,
    roles: withoutUndefined(given.roles ?? {}),
    ...(given.names === undefined || Object.keys(given.names).length === 0 ? {} : { names: given.names }),
    ...(typeof given.vocabulary === "object" ? { vocabulary: given.vocabulary } : {}),
    scores: given.scores ?? "csv",
    ...(given.playbook === undefined ? {} : { playbook: playbookItself(given.playbook) }),
  };
}

/** A file's name decides nothing by itself: whoever may read files puts what it holds in its place first. */
function playbookItself(playbook: NonNullable<Config["playbook"]>): PlaybookDraft {
  if (typeof playbook !== "string") return playbook;
  throw new WireError(
    "bad-config",
    `playbook must be the playbook itself here; got the file name ${playbook}. Put its content there.`,
  );
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function withoutUndefined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}
