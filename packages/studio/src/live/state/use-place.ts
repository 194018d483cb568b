import { useEffect, useState } from "react";

/** What the address bar says is looked at: a view, and a run where it is not the newest. Never a secret. */
export interface Place {
  readonly view: string;
  readonly run: string | null;
}

/** The place of the address bar, and a way to another; back and forward work, reload stays. */
export function usePlace(): readonly [Place, (next: Partial<Place>) => void] {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const follow = (): void => setPlace(here());
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, []);
  const go = (next: Partial<Place>): void => {
    const there = { ...here(), ...next };
    const query = new URLSearchParams({ view: there.view, ...(there.run === null ? {} : { run: there.run }) });
    history.pushState(null, "", `?${query}`);
    setPlace(there);
    window.scrollTo(0, 0);
  };
  return [place, go];
}

function here(): Place {
  const query = new URLSearchParams(location.search);
  return { view: query.get("view") ?? "table", run: query.get("run") };
}
