import type { Locale } from "@/domain/format/number";
import { dayLabel } from "@/domain/time/label";
import { addDays } from "@/domain/time/period";

/** 11/9(月)〜11/12(木): a span by its first and last day. */
export function spanLabel({ from, until }: { from: string; until: string }, locale: Locale): string {
  const last = addDays(until, -1);
  return last === from
    ? dayLabel(from, locale)
    : `${dayLabel(from, locale)}${locale === "ja" ? "〜" : " – "}${dayLabel(last, locale)}`;
}
