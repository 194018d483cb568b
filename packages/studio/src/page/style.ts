import { dark, light, swatches, type Theme } from "./palette.js";

/**
 * The style sheet of the report: screen by day and night, narrow screens, paper.
 *
 * @returns CSS text.
 */
export function style(): string {
  return [
    `:root{color-scheme:light dark;${variables(light)}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${variables(dark)}}}`,
    ...swatches.map((s, i) => `.s${i + 1}{--fill:${s.fill};--on:${s.ink};--edge:${s.edge}}`),
    `@media screen and (prefers-color-scheme:dark){${swatches.map((s, i) => `.s${i + 1}{--edge:${s.fill}}`).join("")}}`,
    text,
    tables,
    pictures,
    cards,
    narrow,
    paper,
  ].join("\n");
}

function variables(theme: Theme): string {
  const heat = theme.heat.map((color, i) => `--heat${i}:${color}`).join(";");
  return `--page:${theme.page};--ink:${theme.ink};--muted:${theme.muted};--line:${theme.line};--base:${theme.base};--link:${theme.link};--shade:${theme.shade};--heat-ink:${theme.heatInk};${heat}`;
}

const text = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
header,main,footer{max-width:1128px;margin:0 auto;padding:0 24px}
header{padding-top:56px}
h1{font-size:38px;line-height:1.2;letter-spacing:-.015em;font-weight:650;margin:0 0 20px;max-width:22em;text-wrap:balance}
h2{font-size:26px;line-height:1.25;letter-spacing:-.01em;font-weight:650;margin:0 0 12px}
h3{font-size:20px;line-height:1.35;font-weight:600;margin:0 0 8px}
h4{font-size:16px;font-weight:600;margin:20px 0 4px}
section{padding-top:72px}
p,.prose,figcaption,.prose li{max-width:680px}
p{margin:0 0 12px}
.lede{font-size:20px;line-height:1.5}
.kicker,.small,figcaption,nav,th,td,summary{font-size:13px;line-height:1.45}
.kicker,.muted,figcaption{color:var(--muted)}
.kicker{margin-bottom:16px}
a{color:var(--link);text-underline-offset:2px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
nav ol{list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;margin:28px 0 0;padding:0}
.skip{position:absolute;left:-9999px}
.skip:focus{left:16px;top:12px;background:var(--page);padding:6px 10px}
ul{padding-left:1.2em;margin:0 0 12px}
dl{margin:0 0 12px}
dt{font-size:13px;color:var(--muted);margin-top:10px}
dd{margin:0;max-width:680px}
.terms dt{font-size:16px;color:var(--ink);font-weight:600;margin-top:14px}
details{margin:12px 0 0}
summary{cursor:pointer;color:var(--link);width:fit-content;padding:2px 0}
details>:nth-child(2){margin-top:8px}
footer{margin-top:72px;padding-top:24px;padding-bottom:56px;border-top:1px solid var(--line)}
code{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}`;

const tables = `
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;margin:0}
th,td{padding:6px 12px 6px 0;text-align:left;vertical-align:baseline;overflow-wrap:normal}
th{font-weight:600}
td.wide,th.wide{overflow-wrap:anywhere;min-width:150px;max-width:340px}
thead th{color:var(--muted);border-bottom:1px solid var(--line);vertical-align:bottom}
tbody td,tbody th{border-bottom:1px solid var(--line)}
td.number,th.number{text-align:right;white-space:nowrap;padding-left:12px;padding-right:0}
td.number+td:not(.number),.number+th:not(.number){padding-left:16px}
td.sizes{min-width:190px;max-width:260px}
.k thead th{max-width:120px;white-space:normal}
tr.kept td,tr.kept th{background:var(--shade)}
tbody.group th[scope=rowgroup]{padding-top:16px;color:var(--ink)}
.heat{border-collapse:separate;border-spacing:3px;margin-left:-3px}
.heat th,.heat td{border:0;padding:6px 10px}
.heat thead th{vertical-align:bottom}
.heat th[scope=row]{position:sticky;left:0;background:var(--page);padding-left:3px;width:190px;min-width:130px;max-width:240px;vertical-align:middle;overflow-wrap:anywhere;font-weight:500}
.heat th.number,.heat td.number{padding:6px 10px}
.heat td{min-width:104px;width:120px;text-align:center;vertical-align:middle;color:var(--muted)}
.heat thead th.segment{text-align:center;min-width:112px;max-width:160px;padding:6px 4px;overflow-wrap:anywhere;color:var(--ink)}
.heat td.h{color:var(--heat-ink)}
.heat td.h b{white-space:nowrap}
.heat td.h b{display:block;font-size:16px;font-weight:600}
${light.heat.map((_, i) => `.heat td.h${i}{background:var(--heat${i})}`).join("")}
.key{display:flex;flex-wrap:wrap;gap:3px;margin:0 0 12px;font-size:13px;max-width:none}
.key span{padding:2px 10px;color:var(--heat-ink)}
${light.heat.map((_, i) => `.key .h${i}{background:var(--heat${i})}`).join("")}`;

const pictures = `
figure{margin:32px 0 0}
figcaption{margin:10px 0 0}
svg{display:block;max-width:100%;height:auto;overflow:visible}
svg text{fill:var(--ink);font-size:13px;font-variant-numeric:tabular-nums}
svg .muted{fill:var(--muted)}
svg .line{stroke:var(--line);fill:none}
svg .base{fill:var(--base)}
svg .middle{stroke:var(--muted);fill:none}
svg .trace{stroke:var(--muted);fill:none;stroke-width:1.5}
svg .dot{fill:var(--page);stroke:var(--ink);stroke-width:1.5}
svg .dot.kept{fill:var(--ink)}
svg .bar{fill:var(--fill);stroke:var(--edge);stroke-width:1}
svg .disc{fill:var(--fill);stroke:var(--edge);stroke-width:1}
svg .tick{stroke:var(--ink);stroke-width:2.5}
svg .on{fill:var(--on);font-weight:600;text-anchor:middle}
svg .cells{fill:var(--fill)}
svg .strong{font-weight:600}
svg .halo{paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round;font-weight:600}
svg .halo.plain{font-weight:400}
svg .arrow{stroke:var(--ink);stroke-width:1.5;fill:none}
svg .tip{fill:var(--ink)}
svg .end{text-anchor:end}
svg .mid{text-anchor:middle}
.map .disc{stroke:var(--page);stroke-width:2.5}
.multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));gap:24px 32px;margin-top:12px}
.multiples.narrow{grid-template-columns:repeat(auto-fill,minmax(min(100%,150px),1fr));gap:16px 20px;margin-top:20px}
.multiples h4{margin:0 0 4px;font-size:13px}
.plane{display:grid;grid-template-columns:minmax(0,8fr) minmax(0,5fr);gap:24px 40px;align-items:start}
.plane h4{margin-top:0}
.shares{display:flex;height:44px;gap:2px;margin:8px 0 0}
.shares span{background:var(--fill);color:var(--on);border:1px solid var(--edge);font-size:13px;padding:10px 0 0 8px;overflow:hidden;white-space:nowrap;min-width:2px}
.bars{width:100%;max-width:720px}
.bars td.track{width:55%;min-width:120px;padding-right:0}
.bars td.track i{display:block;height:14px;margin-top:3px;background:var(--muted)}`;

const cards = `
.chip{display:inline-block;min-width:1.7em;padding:0 .4em;border-radius:1em;background:var(--fill);color:var(--on);box-shadow:inset 0 0 0 1px var(--edge);font-size:13px;line-height:1.65;font-weight:650;text-align:center;vertical-align:.12em}
@supports (grid-template-rows:subgrid){.card{display:grid;grid-row:span 6;grid-template-rows:subgrid;row-gap:0;align-content:start}}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,236px),1fr));gap:36px 32px;margin-top:28px}
.card{border-top:5px solid var(--fill);padding-top:14px}
.card{min-width:0}
.card h3{margin-bottom:2px}
.card .share{font-size:38px;line-height:1.15;font-weight:650;letter-spacing:-.02em;margin:0}
.card .share+p{margin-bottom:10px}
.facts{width:100%;margin:12px 0;align-self:start}
.facts th,.facts td{font-weight:400;padding:5px 0;border-bottom:1px solid var(--line)}
.facts th{overflow-wrap:anywhere;min-width:80px}
.facts td.number{padding-left:10px}
.facts b{font-weight:650}
.do{margin:0}
.plan{margin-top:44px;border-top:5px solid var(--fill);padding-top:14px}
.plan h4,.plan dt:first-child{margin-top:0}
.plan .columns{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:8px 48px}
.notes{border-left:3px solid var(--line);padding-left:16px}`;

const narrow = `
@media screen and (max-width:720px){
header,main,footer{padding-left:20px;padding-right:20px}
header{padding-top:32px}
h1{font-size:26px}
.lede{font-size:16px}
section{padding-top:52px}
.plane,.plan .columns{grid-template-columns:minmax(0,1fr)}
.heat{border-spacing:2px}
.heat th[scope=row]{width:100px;min-width:96px;max-width:116px;padding-right:4px}
.heat td{min-width:70px;width:78px;padding:6px 3px}
.heat thead th.segment{min-width:0}
.heat thead th.segment bdi{display:none}
.shares span{padding-left:4px}
.map text{font-size:22px}
.map .name{display:none}
}`;

const paper = `
@page{size:A4;margin:16mm 14mm}
@media print{
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font-size:10.5pt}
header,main,footer{max-width:none;padding-left:0;padding-right:0}
header{padding-top:0}
h1{font-size:22pt;margin-bottom:10pt}
.lede{font-size:12pt}
.card .share{font-size:22pt}
nav,.skip,#segments details{display:none}
summary{display:block;list-style:none;color:inherit;font-weight:600}
.cards{grid-template-columns:repeat(2,minmax(0,1fr));gap:14pt 24pt;margin-top:12pt}
details::details-content{content-visibility:visible;display:block;block-size:auto;opacity:1}
section{padding-top:0;margin-top:28pt}
section.fresh,.plan{break-before:page}
.plan.first{break-before:auto}
h2,h3,h4{break-after:avoid}
tr,.card,table.k,figcaption,.multiples>div,svg{break-inside:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
.heat th[scope=row]{position:static}
.plane{grid-template-columns:minmax(0,8fr) minmax(0,5fr)}
.multiples{grid-template-columns:repeat(2,minmax(0,1fr))}
.multiples.narrow{grid-template-columns:repeat(2,minmax(0,1fr));gap:8pt}
table.tight th,table.tight td{font-size:7.5pt;line-height:1.3;padding-top:2pt;padding-bottom:2pt}
.tight .chip{font-size:6pt;line-height:1.5}
.tight tbody.group th[scope=rowgroup]{padding-top:6pt}
a{color:inherit;text-decoration:none}
}`;
