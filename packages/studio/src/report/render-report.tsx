import { createHash } from "node:crypto";
import type { ReportData, Segmentation } from "@coterie/wire";
import { renderToString } from "react-dom/server";
// Built from client.tsx by scripts/build.mjs.
import style from "../../dist/report/client.css?raw";
import script from "../../dist/report/client.js?raw";
import { reportData } from "../data/report-data.js";
import { ReportView } from "../views/report-view.js";
import { findingSentence } from "../words/finding.js";
import { scriptJson } from "./script-json.js";

/**
 * The report: one HTML page that needs nothing beside it and asks no network for anything. It is drawn here, so that it reads
 * without its script; the script serves its controls. Every number on it comes from the model, every text of the user is escaped.
 *
 * @param model The model file, as written or as read back.
 * @param plan The campaign plan made for it, to stand under what to do; or null.
 * @returns HTML text; the same model gives the same bytes.
 */
export function renderReport(model: Segmentation, plan: ReportData["plan"] = null): string {
  const data = onlyDrawn(reportData(model, plan));
  const body = renderToString(<ReportView data={data} />);
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy()}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    renderToString(<title>{findingSentence(data)}</title>),
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    `<div id="report">${body}</div>`,
    `<script type="application/json" id="report-data">${scriptJson(data)}</script>`,
    `<script>${script}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** Spreads are drawn of clustered columns alone; those of described ones are in the workbook, and would be bytes of every mail here. */
function onlyDrawn(data: ReportData): ReportData {
  const clustered = new Set(data.recipe.steps.map(({ column }) => column));
  return { ...data, distributions: data.distributions.filter(({ column }) => clustered.has(column)) };
}

/** Nothing but this page's own script and style, by their hashes: no other script, inline handler, image, frame, form or address. */
function policy(): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
