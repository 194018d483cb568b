import type { ReportData } from "@coterie/wire";
import type { ComponentType } from "react";
import { BehaviourView } from "./behaviour/behaviour.js";
import { ChoosingK } from "./choosing-k/choosing-k.js";
import { DataAndPreparation } from "./data/data.js";
import { DistanceShares } from "./decides/decides.js";
import { Fairness } from "./fairness/fairness.js";
import { Plane } from "./map/plane.js";
import { Method } from "./method/method.js";
import { Overview } from "./overview/overview.js";
import { Playbook } from "./playbook/playbook.js";
import { Segments } from "./segments/segments.js";

/** A view: its anchor, its name in a menu, and the component that draws it. */
export interface View {
  /** Anchor on the page; also the id of the section the component draws. */
  readonly id: string;
  readonly name: string;
  readonly Component: ComponentType<{ readonly data: ReportData }>;
}

/** Every view, in the order in which the report carries its argument: a marketer stops after the fifth, an auditor starts at the last. */
export const views: readonly View[] = [
  { id: "segments", name: "The segments", Component: Overview },
  { id: "who", name: "Who they are", Component: Segments },
  { id: "map", name: "The map", Component: Plane },
  { id: "behaviour", name: "What they do", Component: BehaviourView },
  { id: "do", name: "What to do", Component: Playbook },
  { id: "k", name: "Why this K", Component: ChoosingK },
  { id: "decides", name: "What decides", Component: DistanceShares },
  { id: "fairness", name: "Fairness audit", Component: Fairness },
  { id: "data", name: "Data and preparation", Component: DataAndPreparation },
  { id: "method", name: "Method and provenance", Component: Method },
];
