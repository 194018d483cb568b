/** A level as a file writes it: the word alone, or with more. */
export type LevelInFile =
  | string
  | {
      readonly level: string;
      /** Default: the level before the concept's name. */
      readonly phrase?: string | undefined;
      readonly adjectives?: readonly string[] | undefined;
      readonly nouns?: readonly string[] | undefined;
    };

/** A concept as a file writes it. Of a concept the vocabulary knows, only what is to differ. */
export interface ConceptInFile {
  readonly name: string;
  readonly label?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly unit?: "number" | "money" | "points" | "time" | "share" | undefined;
  readonly names?: readonly string[] | undefined;
  readonly unless?: readonly string[] | undefined;
  readonly direction?: "rising" | "falling" | undefined;
  readonly levels?: readonly LevelInFile[] | undefined;
  readonly flag?: string | null | undefined;
  readonly flagNames?: { readonly adjectives?: readonly string[]; readonly nouns?: readonly string[] } | undefined;
}

/** Level → band: `<4000`, `4000-9000`, `>=9000`, or one number. */
export type BandsInFile = Readonly<Record<string, string | number>>;

/** A vocabulary file, parsed: what a bank wants to say otherwise than the shipped vocabulary, or instead of it. */
export interface VocabularyFile {
  /** True: only what stands here; the shipped concepts are dropped (its abbreviations and silent names stay). */
  readonly replace?: boolean | undefined;
  readonly core?: readonly string[] | undefined;
  readonly concepts?: readonly ConceptInFile[] | undefined;
  readonly bands?: Readonly<Record<string, BandsInFile>> | undefined;
  readonly abbreviations?: Readonly<Record<string, string>> | undefined;
  readonly silent?: readonly (string | readonly string[])[] | undefined;
  readonly unknownLevels?: readonly string[] | undefined;
  readonly neutralNames?: readonly string[] | undefined;
}
