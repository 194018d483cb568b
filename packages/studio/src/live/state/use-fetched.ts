import { useEffect, useState } from "react";
import { Refusal } from "./requests.js";

/** Something that is fetched: not there yet, there, or refused. While another one is fetched the last stays. */
export interface Fetched<T> {
  readonly value: T | null;
  readonly refusal: Refusal | null;
  /** Whether `value` is what was asked for last. */
  readonly isCurrent: boolean;
}

/**
 * Fetch what `key` names; null fetches nothing.
 *
 * @param fetchIt Must depend on `key` alone.
 */
export function useFetched<T>(key: string | null, fetchIt: () => Promise<T>): Fetched<T> {
  const [found, setFound] = useState<{ key: string; value: T } | null>(null);
  const [refused, setRefused] = useState<{ key: string; refusal: Refusal } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is fetched
  useEffect(() => {
    if (key === null) return;
    let isOver = false;
    fetchIt().then(
      (value) => !isOver && setFound({ key, value }),
      (error: unknown) => {
        if (!isOver && error instanceof Refusal) setRefused({ key, refusal: error });
      },
    );
    return () => {
      isOver = true;
    };
  }, [key]);
  return {
    value: key === null ? null : (found?.value ?? null),
    refusal: refused !== null && refused.key === key ? refused.refusal : null,
    isCurrent: found?.key === key,
  };
}
