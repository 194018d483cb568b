// The name of a class of a CSS module: its file and its own name, the same in every build, so that the script in a page finds the
// markup that was made without it. CSS modules are told apart by file name: no two may share one.
import { basename } from "node:path";

export const cssNames = (name, file) => `${basename(file.split("?")[0], ".module.css")}-${name}`;
