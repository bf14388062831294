"use client";

import { useLayoutEffect, useRef } from "react";

/** A table wider than a phone: it begins where today is, and scrolls by itself. */
export function ScrollToToday({ label, children }: { label: string; children: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const today = box.current?.querySelector<HTMLElement>("[data-today]");
    if (box.current && today)
      box.current.scrollLeft = today.offsetLeft + today.offsetWidth * 2 - box.current.clientWidth;
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
