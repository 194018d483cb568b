import { Fragment, type ReactElement } from "react";

/**
 * A name the user gave (a column, a level, a segment), isolated so that its writing direction stays its own. Where it is
 * written as one long word, it may break between its parts: after `_`, `/` or `.`, and before a capital inside a word.
 *
 * @param props.text The name as it stands in the data.
 */
export function Name({ text }: { readonly text: string }): ReactElement {
  const parts = text.split(/(?<=[_/.])(?=[\p{L}\p{N}])|(?<=\p{Ll})(?=\p{Lu})/u);
  return (
    <bdi>
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name have no identity but their place
        <Fragment key={i}>
          {i > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </bdi>
  );
}
