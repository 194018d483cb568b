import type { Project } from "@coterie/wire";
import type { ReactElement } from "react";
import type { Actions } from "../state/use-actions.js";
import type { Place } from "../state/use-place.js";
import { CompareScreen } from "./compare-screen.js";
import { ExportScreen } from "./export-screen.js";
import { FoundScreen } from "./found-screen.js";
import { TableScreen } from "./table-screen.js";

/** What every screen gets. */
export interface ScreenProps {
  readonly project: Project;
  readonly place: Place;
  readonly go: (next: Partial<Place>) => void;
  readonly actions: Actions;
}

/** The screen of a place; a place there is nothing for yet leads back to the table. */
export function Screen(props: ScreenProps): ReactElement {
  const { project, place } = props;
  if (place.view === "compare" && project.source !== null) return <CompareScreen {...props} />;
  const run = project.runs.find(({ id }) => id === place.run) ?? project.runs[0];
  if (run !== undefined && place.view === "export") return <ExportScreen {...props} run={run} />;
  if (run !== undefined && place.view !== "table" && place.view !== "compare")
    return <FoundScreen {...props} run={run} />;
  return <TableScreen {...props} />;
}
