"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";

let pending: string | null = null;
const listeners = new Set<() => void>();

function tell(room: string | null): void {
  pending = room;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The room whose page is being made after a press, "" for home; null while nothing is. */
export const usePendingRoom = (): string | null =>
  useSyncExternalStore(
    subscribe,
    () => pending,
    () => null,
  );

/** Tells that a room's page is on its way, for as long as it is. */
export function useTellPending(isPending: boolean, room: string): void {
  useLayoutEffect(() => {
    if (!isPending) return;
    tell(room);
    return () => {
      if (pending === room) tell(null);
    };
  }, [isPending, room]);
}
