import type { ReactElement } from "react";
import type { Segment } from "../data/model.js";
import { givenName } from "./given-name.js";
import { Name } from "./name.js";
import { segmentClass } from "./segment-class.js";
import styles from "./segment-tag.module.css";

/** A segment's number on its colour. */
function SegmentNumber({ id }: { readonly id: number }): ReactElement {
  return <span className={`${styles.chip} ${segmentClass(id)}`}>{id}</span>;
}

/**
 * A segment's number and name: colour never stands alone.
 *
 * @param props.segment The segment. Without a given name, the word and its number.
 */
export function SegmentTag({ segment }: { readonly segment: Pick<Segment, "id" | "name"> }): ReactElement {
  const name = givenName(segment);
  if (name === null)
    return (
      <>
        {"Segment "}
        <SegmentNumber id={segment.id} />
      </>
    );
  return (
    <>
      <SegmentNumber id={segment.id} /> <Name text={name} />
    </>
  );
}

/**
 * The head of a segment's column in a table: number over name.
 *
 * @param props.segment The segment.
 */
export function SegmentHead({ segment }: { readonly segment: Pick<Segment, "id" | "name"> }): ReactElement {
  const name = givenName(segment);
  return (
    <th scope="col" className={styles.head}>
      <SegmentNumber id={segment.id} />{" "}
      {name !== null && (
        <span className={styles.under}>
          <Name text={name} />
        </span>
      )}
    </th>
  );
}
