import { runEngineProcess } from "./engine-process.js";

runEngineProcess();
