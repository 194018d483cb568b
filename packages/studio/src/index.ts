export { reportData } from "./data/report-data.js";
export { renderReport } from "./report/render-report.js";
export { reportWorkbook } from "./report/report-workbook.js";
