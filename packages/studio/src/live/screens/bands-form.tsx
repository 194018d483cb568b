import type { Config, ReportData } from "@coterie/wire";
import { type FormEvent, type ReactElement, useState } from "react";
import { Disclosure } from "../../parts/disclosure.js";
import { bandsText, parseBands } from "../state/bands-text.js";
import { setBands, vocabularyOf } from "../state/set-bands.js";
import type { Actions } from "../state/use-actions.js";
import styles from "./found-screen.module.css";

/** Where each word begins: bands a bank sets, concept by concept; empty = equal shares of all customers. */
export function BandsForm(props: {
  readonly data: ReportData;
  readonly config: Config;
  readonly isBusy: boolean;
  readonly actions: Actions;
}): ReactElement | null {
  const { data, config, isBusy, actions } = props;
  const concepts = conceptsOf(data);
  const { bands = {} } = vocabularyOf(config);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(concepts.map(({ concept }) => [concept, bandsText(bands[concept])])),
  );
  if (concepts.length === 0) return null;
  const wrong = concepts.filter(({ concept }) => parseBands(texts[concept] ?? "") === null);
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    const asked = Object.fromEntries(concepts.map(({ concept }) => [concept, parseBands(texts[concept] ?? "") ?? {}]));
    void actions.run((before) => setBands(before, asked));
  };
  return (
    <Disclosure summary="Where each word begins">
      <form className={styles.bands} onSubmit={apply}>
        <p className="small muted">
          Bands of your own, in the column’s units, like “low: &lt;4000, medium: 4000-9000, high: &gt;=9000”. Empty:
          equal shares of all customers decide.
        </p>
        {concepts.map(({ concept, label, levels }) => (
          <label key={concept}>
            <bdi>{label}</bdi>
            <input
              value={texts[concept] ?? ""}
              placeholder={`words found: ${levels.join(", ")}`}
              disabled={isBusy}
              onChange={({ currentTarget }) => setTexts({ ...texts, [concept]: currentTarget.value })}
            />
          </label>
        ))}
        {wrong.length > 0 && (
          <p role="alert" className="small">
            {`Write a level, a colon and its band, separated by commas, for ${wrong.map(({ label }) => label).join(", ")}.`}
          </p>
        )}
        <button type="submit" disabled={isBusy || wrong.length > 0}>
          Speak so
        </button>
      </form>
    </Disclosure>
  );
}

interface ConceptFound {
  readonly concept: string;
  readonly label: string;
  /** Those some segment has. */
  readonly levels: readonly string[];
}

/** Concepts that were measured on numbers, with the words segments have. */
function conceptsOf({ segments }: ReportData): readonly ConceptFound[] {
  const found = new Map<string, { label: string; levels: Set<string> }>();
  for (const { persona } of segments) {
    for (const { concept, label, level, levelRule } of persona.traits) {
      if (levelRule === "lift") continue;
      const known = found.get(concept) ?? { label, levels: new Set<string>() };
      known.levels.add(level);
      found.set(concept, known);
    }
  }
  return [...found].map(([concept, { label, levels }]) => ({ concept, label, levels: [...levels] }));
}
