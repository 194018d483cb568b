import { views } from "../../views/index.js";

/** A place of the studio, as the menu lists it. */
export interface MenuPlace {
  readonly view: string;
  readonly name: string;
}

/** The menu: what one does, then what was found, then what leaves. */
export const menu: readonly {
  readonly heading: string;
  readonly needs: "nothing" | "table" | "run";
  readonly places: readonly MenuPlace[];
}[] = [
  { heading: "Begin", needs: "nothing", places: [{ view: "table", name: "The table" }] },
  { heading: "Choose", needs: "table", places: [{ view: "compare", name: "How many segments" }] },
  {
    heading: "What was found",
    needs: "run",
    places: views.filter(({ id }) => id !== "k").map(({ id, name }) => ({ view: id, name })),
  },
  { heading: "Leave with", needs: "run", places: [{ view: "export", name: "Files and command" }] },
];
