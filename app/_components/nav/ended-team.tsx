"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";

let ended: string | null = null;
const listeners = new Set<() => void>();

function tell(team: string | null): void {
  ended = team;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The archived team that is looked back at; null while none is. */
export const useEndedTeam = (): string | null =>
  useSyncExternalStore(
    subscribe,
    () => ended,
    () => null,
  );

/** Tells the frame that the page is of an archived team: it does not go along to where work is done. */
export function EndedTeam({ team }: { team: string }) {
  useLayoutEffect(() => {
    tell(team);
    return () => {
      if (ended === team) tell(null);
    };
  }, [team]);
  return null;
}
