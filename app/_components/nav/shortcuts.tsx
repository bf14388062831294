"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { lazy, useCallback, useEffect, useRef, useState, useTransition } from "react";
import type { NavItem } from "./nav-links";
import { useTellPending } from "./pending-room";
import { areKeysOn, meaningOf, TAKES_KEYS } from "./shortcut-keys";

// Comes when it is asked for: few read it twice.
const ShortcutList = lazy(() => import("./shortcut-list"));

/** So long a G waits for its letter. */
const PATIENCE_MS = 1_500;

/** 229: what Chromium reports for keys an input method has taken. */
const pressedOf = ({
  key,
  ctrlKey,
  metaKey,
  altKey,
  isComposing,
  keyCode,
  repeat,
  defaultPrevented,
}: KeyboardEvent) => ({
  key,
  ctrlKey,
  metaKey,
  altKey,
  isComposing: isComposing || keyCode === 229,
  repeat,
  defaultPrevented,
});

/** The keys that lead from room to room, and their list: by ? or by its button. Whoever finds them in the way switches them off. */
export function Shortcuts({ tenant, rooms }: { tenant: string; rooms: readonly NavItem[] }) {
  const t = useTranslations("shortcuts");
  const [open, asked, show] = useList();
  const go = useGo(tenant);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      clearTimeout(waiting);
      waiting = undefined;
    };
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest(TAKES_KEYS) !== null;
      const meaning = areKeysOn()
        ? meaningOf(pressedOf(event), { waiting: waiting !== undefined, typing })
        : { kind: "none" as const };
      settle();
      if (meaning.kind === "wait") waiting = setTimeout(settle, PATIENCE_MS);
      if (meaning.kind === "list") show(true);
      if (meaning.kind === "go" && rooms.some(({ path }) => path === meaning.path)) go(meaning.path);
    };
    document.addEventListener("keydown", press);
    return () => {
      settle();
      document.removeEventListener("keydown", press);
    };
  }, [rooms, go, show]);
  return (
    <>
      <button
        type="button"
        onClick={() => show(true)}
        className="flex min-h-7 w-full items-center justify-between rounded px-2.5 text-note text-ink-2 hover:bg-sunken hover:text-ink pointer-coarse:min-h-11"
      >
        {t("title")}
        <kbd className="num rounded border border-hairline-strong px-1.5">?</kbd>
      </button>
      {asked && <ShortcutList open={open} rooms={rooms} onClose={() => show(false)} />}
    </>
  );
}

/** Whether the list is open, and whether it ever was. Where the focus was before it, it is afterwards. */
function useList(): [open: boolean, asked: boolean, show: (open: boolean) => void] {
  const [[open, asked], set] = useState<[boolean, boolean]>([false, false]);
  const [, start] = useTransition();
  const before = useRef<Element | null>(null);
  const show = useCallback((next: boolean) => {
    if (next) before.current = document.activeElement;
    start(() => set([next, true]));
  }, []);
  useEffect(() => {
    if (!open && before.current instanceof HTMLElement) before.current.focus();
  }, [open]);
  return [open, asked, show];
}

/** To a room, which is told of as long as its page is on its way. */
function useGo(tenant: string): (room: string) => void {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [goal, setGoal] = useState("");
  useTellPending(isPending, goal);
  return useCallback(
    (room) => {
      setGoal(room);
      start(() => router.push(`/${tenant}${room}`));
    },
    [router, tenant],
  );
}
