import { strToU8, zipSync } from "fflate";
import type { Cell, DataTable } from "../sheets/data-table.js";
import { sentenceCase } from "../words/sentence-case.js";

/** Time of every entry: the first a zip can hold, so that the same tables give the same bytes. */
const noTime = new Date(1980, 0, 1);
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * Tables as an Excel workbook (Office Open XML), a sheet each, headings frozen. Texts are stored as texts: none can be a formula.
 *
 * @param tables Their ids name the sheets, and must differ.
 * @returns The file's bytes; the same tables give the same bytes.
 */
export function workbook(tables: readonly DataTable[]): Uint8Array {
  const sheets = tables.map((_, i) => `worksheets/sheet${i + 1}.xml`);
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((sheet) => `<Override PartName="/xl/${sheet}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${tables.map(({ id }, i) => `<sheet name="${xml(sheetName(id))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relations}">${sheets.map((sheet, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="${sheet}"/>`).join("")}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(tables.map((table, i) => [`xl/${sheets[i]}`, sheetXml(table)])),
  };
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(head + text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: noTime, level: 6 });
}

function sheetXml(table: DataTable): string {
  const titles = table.columns.map(({ name }, j) => textCell(place(j, 0), name, true));
  const rows = table.rows.map((row, i) =>
    rowXml(
      i + 1,
      row.map((cell, j) => cellXml(place(j, i + 1), cell)),
    ),
  );
  const widths = table.columns.map(
    ({ isNumeric }, j) => `<col min="${j + 1}" max="${j + 1}" width="${isNumeric ? 16 : 28}" customWidth="1"/>`,
  );
  return `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>${rowXml(0, titles)}${rows.join("")}</sheetData></worksheet>`;
}

function rowXml(row: number, cells: readonly string[]): string {
  return `<row r="${row + 1}">${cells.join("")}</row>`;
}

function cellXml(at: string, { text, value }: Cell): string {
  if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
  return value === null && text === "" ? "" : textCell(at, value ?? text, false);
}

function textCell(at: string, text: string, isBold: boolean): string {
  return `<c r="${at}" t="inlineStr"${isBold ? ' s="1"' : ""}><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
}

/** `A1` for the first column and row. */
function place(column: number, row: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** At most 31 characters, and none that Excel forbids; ids hold only letters and hyphens. */
function sheetName(id: string): string {
  return sentenceCase(id.replaceAll("-", " ")).slice(0, 31);
}

/** What XML 1.0 cannot hold has become U+FFFD in `printable`. */
function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
