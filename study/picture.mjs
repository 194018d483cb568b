const WIDTH = 720;
const LABEL = 170;
const LINE = 26;

const STYLE = `<style>
  text { font: 13px system-ui, sans-serif; fill: #1f2933 } .title { font-size: 16px; font-weight: 600 } .small { font-size: 12px; fill: #52606d }
  .bar { fill: #9aa5b1 } .ours { fill: #0072b2 } .axis { stroke: #cbd2d9 } .interval { stroke: #1f2933 } .aim { stroke: #d55e00; stroke-dasharray: 4 3 }
  @media (prefers-color-scheme: dark) { text { fill: #e4e7eb } .small { fill: #9aa5b1 } .bar { fill: #52606d } .ours { fill: #56b4e9 } .axis { stroke: #3e4c59 } .interval { stroke: #e4e7eb } }
</style>`;

/** Horizontal bars from 0 to 100% with their 95% intervals; `aim` draws a line at a share. */
export function bars({ title, axis, rows, aim }) {
  const height = 58 + rows.length * LINE + 24;
  const x = (share) => LABEL + share * (WIDTH - LABEL - 90);
  const lines = rows.map(({ name, rate, ours }, at) => {
    const y = 58 + at * LINE;
    const middle = y + LINE / 2 - 4;
    return [
      `<text x="${LABEL - 8}" y="${middle + 4}" text-anchor="end">${name}</text>`,
      `<rect class="${ours ? "ours" : "bar"}" x="${LABEL}" y="${y}" width="${one(x(rate.share) - LABEL)}" height="${LINE - 8}"/>`,
      `<path class="interval" d="M${one(x(rate.low))} ${middle}H${one(x(rate.high))}"/>`,
      `<text class="small" x="${one(x(Math.max(rate.high, rate.share)) + 6)}" y="${middle + 4}">${percent(rate.share)}</text>`,
    ].join("");
  });
  const bottom = 58 + rows.length * LINE;
  const mark = aim === undefined ? "" : `<path class="aim" d="M${one(x(aim))} 50V${bottom}"/>`;
  return svg(height, title, [
    `<text class="small" x="${LABEL}" y="44">${axis}</text>`,
    `<path class="axis" d="M${LABEL} 50V${bottom}"/>`,
    mark,
    ...lines,
  ]);
}

/** Shares as lines over bins of one quantity, labelled at their ends. */
export function curves({ title, axis, bins, lines }) {
  const height = 320;
  const [top, bottom, left, right] = [56, 270, 50, WIDTH - 170];
  const x = (at) => left + (at / (bins.length - 1)) * (right - left);
  const y = (share) => bottom - share * (bottom - top);
  const ends = spaced(lines.map((line) => y(line.shares[line.shares.length - 1])));
  const drawn = lines.map(({ name, shares, ours }, at) => {
    const path = shares.map((share, b) => `${b === 0 ? "M" : "L"}${one(x(b))} ${one(y(share))}`).join("");
    const colour = ours ? "#0072b2" : ["#e69f00", "#009e73", "#cc79a7", "#9aa5b1"][at % 4];
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${ours ? 3 : 1.8}"/><text x="${right + 8}" y="${one(ends[at] + 4)}">${name}</text>`;
  });
  const ticks = [0, 0.5, 1].map(
    (share) =>
      `<path class="axis" d="M${left} ${y(share)}H${right}"/><text class="small" x="${left - 6}" y="${y(share) + 4}" text-anchor="end">${percent(share)}</text>`,
  );
  const names = bins.map(
    (bin, b) => `<text class="small" x="${one(x(b))}" y="${bottom + 18}" text-anchor="middle">${bin}</text>`,
  );
  return svg(height, title, [
    ...ticks,
    ...drawn,
    ...names,
    `<text class="small" x="${left}" y="${bottom + 38}">${axis}</text>`,
  ]);
}

/** Heights moved apart so that labels do not overlap, each as near its own as can be. */
function spaced(heights) {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a] - heights[b]);
  const moved = heights.slice();
  for (let at = 1; at < order.length; at++) moved[order[at]] = Math.max(moved[order[at]], moved[order[at - 1]] + 16);
  return moved;
}

function svg(height, title, parts) {
  const body = [`<text class="title" x="0" y="20">${title}</text>`, ...parts].join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}">\n${STYLE}\n${body}\n</svg>\n`;
}

const one = (x) => Number(x.toFixed(1));
const percent = (share) => (share > 0 && share < 0.1 ? `${(share * 100).toFixed(1)}%` : `${Math.round(share * 100)}%`);
