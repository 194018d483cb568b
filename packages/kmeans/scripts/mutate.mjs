/** What is broken, one place at a time: lanes, tails, strides, bounds, comparisons, signs, margins. */
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
  { rule: "stride halved", find: /<< ([234])\b/g, put: (_, bits) => `<< ${bits - 1}` },
  { rule: "step halved", find: / \+= (2|4|8|16|32);/g, put: (_, step) => ` += ${step / 2};` },
  {
    rule: "last left out",
    find: /(for \([^<\n]*? < )([^;]+)(; \w+\+\+)/g,
    put: (_, a, end, b) => `${a}${end} - 1${b}`,
  },
  { rule: "tail left out", find: /\((\w+) \+ 7\) >> 3/g, put: (_, count) => `${count} >> 3` },
  { rule: "taken from for added to", find: / \+= (?=[a-z(<])/g, put: () => " -= " },
  { rule: "added to for taken from", find: / -= (?=[a-z(<])/g, put: () => " += " },
  { rule: "equal for unequal", find: / !== /g, put: () => " === " },
  { rule: "unequal for equal", find: / === /g, put: () => " !== " },
  {
    rule: "least for greatest",
    find: /\b(min|max)<(?=[iuf]|usize)/g,
    put: (_, how) => `${how === "min" ? "max" : "min"}<`,
  },
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
