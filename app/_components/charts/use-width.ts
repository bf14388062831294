import { type RefObject, useEffect, useRef, useState } from "react";

/** An element's width in px as it is on the screen; `assumed` until it is known. */
export function useWidth<T extends HTMLElement>(assumed: number): [RefObject<T | null>, number] {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(assumed);
  useEffect(() => {
    if (!ref.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, []);
  return [ref, width];
}
