import { type Band, bandOf, STATEMENTS } from "@/domain/diagnosis/checklist";

/** Eight statements make nine places; the eight ticks between them are the statements that can turn over. */
export const PLACES = STATEMENTS.length + 1;

/** Middle of a place, in percent from the left: 8 hits (守り) at the left end, 0 (攻め) at the right. */
export const placeOf = (hits: number): number => ((PLACES - 1 - hits + 0.5) / PLACES) * 100;

export const TICKS: readonly number[] = STATEMENTS.map((_, index) => ((index + 1) / PLACES) * 100);

export type BandSpan = { readonly band: Band; readonly from: number; readonly until: number };

/** The three bands, left to right, as the checklist draws their borders. */
export const BANDS: readonly BandSpan[] = (() => {
  const spans: BandSpan[] = [];
  for (let hits = PLACES - 1; hits >= 0; hits -= 1) {
    const [from, until] = [((PLACES - 1 - hits) / PLACES) * 100, ((PLACES - hits) / PLACES) * 100];
    const last = spans.at(-1);
    if (last && last.band === bandOf(hits)) spans[spans.length - 1] = { ...last, until };
    else spans.push({ band: bandOf(hits), from, until });
  }
  return spans;
})();

export const BAND_TINT: Readonly<Record<Band, string>> = {
  call_center: "var(--mamori-soft)",
  transition: "var(--turning-soft)",
  customer_support: "var(--seme-soft)",
};
export const BAND_INK: Readonly<Record<Band, string>> = {
  call_center: "var(--mamori)",
  transition: "var(--turning)",
  customer_support: "var(--seme)",
};

export type Anchor = "start" | "middle" | "end";

/** How a label above a place is aligned, so that it stays within the bar: `reach` is half its width in percent. */
export function anchorOf(place: number, reach: number): Anchor {
  if (place < reach) return "start";
  return place > 100 - reach ? "end" : "middle";
}
