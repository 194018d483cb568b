/** A segment's colour: its fill, the ink printed on it, and an edge that stands out from a white or a dark page. */
export interface Swatch {
  readonly fill: string;
  readonly ink: string;
  readonly edge: string;
}

/** The colours of one appearance of the page. */
export interface Theme {
  readonly page: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  /** All customers, behind the segments. */
  readonly base: string;
  readonly link: string;
  /** Behind what is kept or focused. */
  readonly shade: string;
  /** Heat from far below the base to far above it; the middle is "as all customers". */
  readonly heat: readonly string[];
  readonly heatInk: string;
}

/** Okabe and Ito's colour-blind safe order; grey for its black, which a dark page would swallow. */
export const swatches: readonly Swatch[] = [
  { fill: "#e69f00", ink: "#000000", edge: "#9a6a00" },
  { fill: "#56b4e9", ink: "#000000", edge: "#1f7fb5" },
  { fill: "#009e73", ink: "#000000", edge: "#007a59" },
  { fill: "#f0e442", ink: "#000000", edge: "#857c00" },
  { fill: "#0072b2", ink: "#ffffff", edge: "#005f95" },
  { fill: "#d55e00", ink: "#000000", edge: "#b04e00" },
  { fill: "#cc79a7", ink: "#000000", edge: "#a34f7e" },
  { fill: "#8c8c8c", ink: "#000000", edge: "#646464" },
];

/** The page by day, and on paper. */
export const light: Theme = {
  page: "#ffffff",
  ink: "#1b1f24",
  muted: "#57606b",
  line: "#d8dce1",
  base: "#c3c9d1",
  link: "#0b5394",
  shade: "#f3f5f7",
  heat: ["#6ba3d6", "#a5c8e8", "#d6e6f4", "#f1f1ef", "#fbe3cc", "#f5be8a", "#e8934a"],
  heatInk: "#1b1f24",
};

/** The page by night. */
export const dark: Theme = {
  page: "#14171b",
  ink: "#e8eaed",
  muted: "#a7afb9",
  line: "#343b43",
  base: "#525b66",
  link: "#8ab8ea",
  shade: "#1e2329",
  heat: ["#1f5f99", "#1d4770", "#1b3249", "#262b31", "#43301c", "#6b4216", "#935310"],
  heatInk: "#f4f5f7",
};
