import { type RefObject, useEffect, useState } from "react";

/** True from when an element is in sight, or the browser has nothing else to do: what weighs much waits until then. */
export function useItsTurn(element: RefObject<Element | null>): boolean {
  const [due, setDue] = useState(false);
  useEffect(() => {
    if (due || !element.current) return;
    const watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) setDue(true);
    });
    watch.observe(element.current);
    // Not every browser says so; there it is drawn when it is seen.
    const idle = "requestIdleCallback" in window ? window.requestIdleCallback(() => setDue(true)) : undefined;
    return () => {
      watch.disconnect();
      if (idle !== undefined) window.cancelIdleCallback(idle);
    };
  }, [due, element]);
  return due;
}
