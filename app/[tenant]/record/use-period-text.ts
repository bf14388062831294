"use client";

import type { Locale } from "@/domain/format/number";
import { useTranslations } from "next-intl";

const DAY_MS = 86_400_000;

/** "11/16〜11/22の週", "2026年10月": the period a weekly or monthly channel is recorded for. */
export function usePeriodText(locale: Locale) {
  const t = useTranslations("record");
  return ({ cadence, start, until }: { cadence: string; start: string; until: string }): string => {
    const day = (date: Date) =>
      new Intl.DateTimeFormat(locale === "ja" ? "ja-JP" : "en-GB", {
        timeZone: "UTC",
        month: locale === "ja" ? "numeric" : "short",
        day: "numeric",
      }).format(date);
    const first = new Date(`${start}T00:00:00Z`);
    if (cadence !== "month")
      return t("weekSpan", { from: day(first), until: day(new Date(Date.parse(`${until}T00:00:00Z`) - DAY_MS)) });
    return new Intl.DateTimeFormat(locale === "ja" ? "ja-JP" : "en-GB", {
      timeZone: "UTC",
      year: "numeric",
      month: locale === "ja" ? "long" : "short",
    }).format(first);
  };
}
