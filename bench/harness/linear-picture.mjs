import { count, digits } from "./words.mjs";

const WIDTH = 640;
const HEIGHT = 360;
const LEFT = 70;
const RIGHT = 130;
const TOP = 44;
const BOTTOM = 52;
const COLOURS = ["#0072b2", "#6b6b6b"];

/**
 * Seconds by rows as an SVG, both axes logarithmic with the same length of a decade where that fits, so that linear growth is a straight line.
 *
 * @param {readonly { name: string, points: readonly { rows: number, seconds: number }[] }[]} lines
 * @param {string} title
 * @returns {string}
 */
export function linearPicture(lines, title) {
  const points = lines.flatMap((line) => line.points);
  const x = logScale(
    points.map((point) => point.rows),
    LEFT,
    WIDTH - RIGHT,
  );
  const y = logScale(
    points.map((point) => point.seconds),
    HEIGHT - BOTTOM,
    TOP,
  );
  const text = (px, py, content, attributes = "") =>
    `<text x="${round(px)}" y="${round(py)}" ${attributes}>${content}</text>`;
  const ticks = [
    ...x.decades.map((rows) => text(x(rows), HEIGHT - BOTTOM + 20, count(rows), 'text-anchor="middle"')),
    ...y.decades.map(
      (seconds) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(y(seconds))}" y2="${round(y(seconds))}" stroke="#ddd"/>${text(LEFT - 8, y(seconds) + 4, `${seconds} s`, 'text-anchor="end"')}`,
    ),
  ];
  const drawn = lines.map(({ name, points: own }, i) => {
    const path = own.map((point) => `${round(x(point.rows))},${round(y(point.seconds))}`).join(" ");
    const last = own.at(-1);
    const marks = own.map(
      (point) => `<circle cx="${round(x(point.rows))}" cy="${round(y(point.seconds))}" r="3.5" fill="${COLOURS[i]}"/>`,
    );
    const label = text(
      x(last.rows) + 10,
      y(last.seconds) + 4,
      `${name} ${digits(last.seconds)} s`,
      `fill="${COLOURS[i]}"`,
    );
    return `<polyline points="${path}" fill="none" stroke="${COLOURS[i]}" stroke-width="2"/>${marks.join("")}${label}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img">
<title>${title}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${text(LEFT, 22, title, 'font-size="14" font-weight="600"')}
${ticks.join("\n")}
${text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, "rows", 'text-anchor="middle"')}
${drawn.join("\n")}
</svg>
`;
}

function logScale(values, from, to) {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.ceil(Math.log10(Math.max(...values)) - 1e-9);
  const scale = (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
  const decades = Array.from({ length: high - low + 1 }, (_, i) => Number(`1e${low + i}`));
  return Object.assign(scale, { decades });
}

function round(value) {
  return Math.round(value * 10) / 10;
}
