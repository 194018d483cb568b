/** What is broken, one place at a time: lanes, tails, bounds, comparisons, margins. */
const RULES = [
  { rule: "lanes crossed", find: /\b(\d+), (\d+)(, \d+, \d+[\d, ]*\))|\b([02]), ([123])\)(?=;)/g, put: crossed },
  { rule: "lane for lane 0", find: /(_lane\([^;]*?, )[1-7]\)/g, put: (_, before) => `${before}0)` },
  {
    rule: "offset dropped",
    find: /((?:load|store)[\w<>]*\([^;]*?), (?:4|8|12|16|24|32|48)\)/g,
    put: (_, before) => `${before})`,
  },
  { rule: "one more", find: /((?:for \(|while \()[^<\n]*?) < /g, put: (_, before) => `${before} <= ` },
  { rule: "vector past the end", find: / \+ (4|16|2) <= /g, put: (_, width) => ` + ${Number(width) - 1} <= ` },
  { rule: "strict", find: / <= (tau|load<f32>)/g, put: (_, right) => ` < ${right}` },
  { rule: "compared otherwise", find: /f32x4\.(lt|le)\(/g, put: (_, how) => `f32x4.${how === "lt" ? "le" : "lt"}(` },
  { rule: "least for greatest", find: /\.p(min|max)\(/g, put: (_, how) => `.p${how === "min" ? "max" : "min"}(` },
  { rule: "difference for sum", find: /\b(f32x4|f64x2)\.add\(/g, put: (_, type) => `${type}.sub(` },
  { rule: "sum for difference", find: /\b(f32x4|f64x2)\.sub\(/g, put: (_, type) => `${type}.add(` },
  {
    rule: "margin turned",
    find: /0\.999999|1\.000001|\b1e-6\b/g,
    put: (found) => ({ 0.999999: "1.000001", 1.000001: "0.999999" })[found] ?? "-1e-6",
  },
  { rule: "stride halved", find: /<< 4\b/g, put: () => "<< 3" },
];

/**
 * All ways in which the rules break one source.
 *
 * @param {string} file Its name.
 * @param {string} original Its text.
 * @returns {{ name: string, file: string, source: string, original: string }[]} A name says file, rule, the line's text, and which place in it.
 */
export function mutantsOf(file, original) {
  const lines = original.split("\n");
  const seen = new Map();
  return lines.flatMap((line, at) => {
    if (/^\s*(\/\/|\/?\*|import|export \{)/.test(line)) return [];
    return RULES.flatMap(({ rule, find, put }) =>
      [...line.matchAll(find)].map((match) => {
        const broken = line.slice(0, match.index) + put(...match) + line.slice(match.index + match[0].length);
        const place = `${file}: ${rule}: ${line.trim()}`;
        const nth = (seen.get(place) ?? 0) + 1;
        seen.set(place, nth);
        const source = [...lines.slice(0, at), broken, ...lines.slice(at + 1)].join("\n");
        return { name: nth === 1 ? place : `${place} (${nth})`, file, source, original };
      }),
    );
  });
}

/** The first two of a shuffle's lanes in each other's place. */
function crossed(_, a, b, rest, c, d) {
  return rest === undefined ? `${d}, ${c})` : `${b}, ${a}${rest}`;
}
