"use client";

import { useLayoutEffect, useRef } from "react";

/** The latest of what is missing, in a month without today: on the first of a month that is yesterday. */
const latestGap = (box: HTMLElement) =>
  [...box.querySelectorAll<HTMLElement>('[data-state="missing"]')]
    .flatMap((gap) => gap.closest<HTMLElement>("td") ?? [])
    .reduce<HTMLElement | null>((last, cell) => (last && last.offsetLeft > cell.offsetLeft ? last : cell), null);

/** A table wider than a phone: it begins where today is, else where something is missing, and scrolls by itself. */
export function ScrollToToday({ label, children }: { label: string; children: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    const day = box.current.querySelector<HTMLElement>("[data-today]") ?? latestGap(box.current);
    if (day) box.current.scrollLeft = day.offsetLeft + day.offsetWidth * 2 - box.current.clientWidth;
  }, []);
  return (
    <div
      ref={box}
      role="group"
      aria-label={label}
      tabIndex={0}
      className="relative max-w-full overflow-x-auto rounded-sm"
    >
      {children}
    </div>
  );
}
