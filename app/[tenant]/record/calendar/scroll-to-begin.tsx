"use client";

import { useLayoutEffect, useRef } from "react";

/** A table wider than a phone: it begins at the column marked data-begin, and scrolls by itself. */
export function ScrollToBegin({ label, children }: { label: string; children: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const begin = box.current?.querySelector<HTMLElement>("[data-begin]");
    if (box.current && begin)
      box.current.scrollLeft = begin.offsetLeft + begin.offsetWidth * 2 - box.current.clientWidth;
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
