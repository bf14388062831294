"use client";

import { useEffect, useRef } from "react";

/** Calls `press(true)` for 1 and `press(false)` for 2; never while typing, composing, or holding the key down. */
export function useNumberKeys(press: (applies: boolean) => void, enabled: boolean): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      // 229: what Chromium reports for keys an input method has taken.
      if (event.isComposing || event.keyCode === 229 || event.repeat || event.ctrlKey || event.metaKey || event.altKey)
        return;
      if (isTyping(event.target) || (event.key !== "1" && event.key !== "2")) return;
      event.preventDefault();
      latest.current(event.key === "1");
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [enabled]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[role=dialog]")) return true;
  return target instanceof HTMLInputElement ? target.type !== "radio" : target.matches("textarea, select");
}
