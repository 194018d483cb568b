import "../styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Studio } from "./studio.js";

document.documentElement.classList.add("scripted");
createRoot(document.getElementById("studio")!).render(
  <StrictMode>
    <Studio />
  </StrictMode>,
);
