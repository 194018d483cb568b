import type { ReportData, Segmentation } from "@coterie/wire";
import { reportData } from "../data/report-data.js";
import { reportSheets } from "../sheets/report-sheets.js";
import { workbook } from "../workbook/workbook.js";

/**
 * Every table of a model's report as an Excel workbook.
 *
 * @param model The model file, as written or as read back.
 * @param plan The campaign plan made for it, or null.
 * @returns The file's bytes; the same model gives the same bytes.
 */
export function reportWorkbook(model: Segmentation, plan: ReportData["plan"] = null): Uint8Array {
  return workbook(reportSheets(reportData(model, plan)));
}
