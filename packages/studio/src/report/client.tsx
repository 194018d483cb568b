import "../styles/base.css";
import type { ReportData } from "@coterie/wire";
import { hydrateRoot } from "react-dom/client";
import { ReportView } from "../views/report-view.js";

// The page was drawn when it was written; this gives its controls their life. Where it does not run, the page reads the same.
const data = JSON.parse(document.getElementById("report-data")!.textContent!) as ReportData;
document.documentElement.classList.add("scripted");
hydrateRoot(document.getElementById("report")!, <ReportView data={data} />);
