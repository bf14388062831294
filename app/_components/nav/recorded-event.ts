const RECORDED = "tenkan:recorded";

/** Says to whom it may concern on this page that something was recorded. */
export const tellRecorded = (): boolean => window.dispatchEvent(new Event(RECORDED));

/** Calls `then` whenever something was recorded; returns how to stop. */
export function onRecorded(then: () => void): () => void {
  window.addEventListener(RECORDED, then);
  return () => window.removeEventListener(RECORDED, then);
}
