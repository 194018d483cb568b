// None of these prints, and each can break the page or turn its text around: C0 and C1 controls but tab and line feed,
// then bidirectional embeddings, overrides and isolates, non-characters and lone surrogates.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what this pattern is for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const unprintable = /[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]/gu;

/**
 * A text as it may stand on a page: what does not print, or would turn its neighbours around, becomes U+FFFD.
 *
 * @param text The user's own text, hostile or not.
 * @returns Text of the same meaning. It is not escaped: React and `scriptJson` do that.
 */
export function printable(text: string): string {
  return text.replace(controls, "\ufffd").replace(unprintable, "\ufffd");
}
