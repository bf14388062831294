import type { Locale } from "@/domain/format/number";
import { type Align, ALIGNS } from "@/domain/time/comparison-kind";
import type { Range } from "@/domain/time/period";
import { rangeDigits } from "@/domain/time/short-label";

/** How the year before meets the range; null where there is no choice. */
export type Alignment = { readonly chosen: Align; readonly ways: Readonly<Record<Align, Range>> } | null;

/** The same with the days in words: written on the server, so that a browser needs no calendar for it. */
export const alignmentText = (alignment: Alignment, locale: Locale) =>
  alignment && {
    chosen: alignment.chosen,
    ways: Object.fromEntries(ALIGNS.map((align) => [align, rangeDigits(alignment.ways[align], locale)])) as Record<
      Align,
      string
    >,
  };
export type AlignmentText = ReturnType<typeof alignmentText>;
