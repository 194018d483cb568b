import type { ReactElement } from "react";
import type { Segment } from "../../data/model.js";
import { segmentText } from "../../parts/given-name.js";
import { shorten } from "../../words/shorten.js";
import styles from "./pick.module.css";

/** What a reader chose to see: which segments, in which order the columns. */
export interface Picking {
  /** Ids of the two segments to compare; null shows all. */
  readonly pair: readonly [number, number] | null;
  /** By what tells segments apart, by name, or by how far one segment (its place) lies above the others. */
  readonly order: "contrast" | "name" | number;
}

/** All segments, by what tells them apart. */
export const startPicking: Picking = { pair: null, order: "contrast" };

/**
 * The segments a reader chose, each with its place in a profile row.
 *
 * @param segments The model's segments.
 * @param picking What was chosen.
 */
export function picked(
  segments: readonly Segment[],
  picking: Picking,
): readonly { readonly segment: Segment; readonly place: number }[] {
  const all = segments.map((segment, place) => ({ segment, place }));
  const { pair } = picking;
  return pair === null ? all : pair.flatMap((id) => all.filter(({ segment }) => segment.id === id));
}

/** What the controls stand for. */
export interface PickProps {
  readonly segments: readonly Segment[];
  readonly picking: Picking;
  readonly onPick: (picking: Picking) => void;
}

/** Sort the columns, and compare two segments side by side. */
export function Pick({ segments, picking, onPick }: PickProps): ReactElement | null {
  if (segments.length < 2) return null;
  const [a, b] = picking.pair ?? [null, null];
  const choose = (left: number | null, right: number | null): void =>
    onPick({ ...picking, pair: left === null || right === null || left === right ? null : [left, right] });
  const other = (id: number): number => segments.find((s) => s.id !== id)!.id;
  const label = (segment: Segment) => shorten(segmentText(segment), 32);
  const options = segments.map((segment) => (
    <option key={segment.id} value={segment.id}>
      {label(segment)}
    </option>
  ));
  return (
    <div className={`control ${styles.pick}`}>
      <label>
        {"Show "}
        <select
          value={a ?? "all"}
          onChange={({ target }) => {
            const id = target.value === "all" ? null : Number(target.value);
            choose(id, id === null ? null : b === null || b === id ? other(id) : b);
          }}
        >
          <option value="all">all segments</option>
          {options}
        </select>
      </label>
      {a !== null && (
        <label>
          {"beside "}
          <select value={b ?? ""} onChange={({ target }) => choose(a, Number(target.value))}>
            {segments
              .filter(({ id }) => id !== a)
              .map((segment) => (
                <option key={segment.id} value={segment.id}>
                  {label(segment)}
                </option>
              ))}
          </select>
        </label>
      )}
      <label>
        {"Sort columns by "}
        <select
          value={picking.order}
          onChange={({ target }) => {
            const order = target.value === "contrast" || target.value === "name" ? target.value : Number(target.value);
            onPick({ ...picking, order });
          }}
        >
          <option value="contrast">what tells them apart</option>
          <option value="name">name</option>
          {segments.map((segment, place) => (
            <option key={segment.id} value={place}>
              {`most above the others in ${label(segment)}`}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
