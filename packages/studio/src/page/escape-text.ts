const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// None of these prints, and each can break the page or turn its text around: C0 and C1 controls but tab and line feed,
// then bidirectional embeddings, overrides and isolates, non-characters and lone surrogates.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what this pattern is for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const unprintable = /[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]/gu;

/**
 * Any text, made safe as HTML or SVG text and inside a quoted attribute.
 *
 * @param text The user's own text, hostile or not.
 * @returns The text with markup characters as entities; control characters and lone surrogates become U+FFFD.
 */
export function escapeText(text: string): string {
  return text
    .replace(controls, "\ufffd")
    .replace(unprintable, "\ufffd")
    .replace(/[&<>"']/g, (character) => entities[character]!);
}
