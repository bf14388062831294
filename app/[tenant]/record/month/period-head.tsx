"use client";

import type { Locale } from "@/domain/format/number";
import { useTranslations } from "next-intl";
import type { MonthRow } from "@/server/records/month";

/** A day with its weekday, holidays by name; a week or month by its span. */
export function PeriodHead({
  row,
  name,
  locale,
  daily,
}: {
  row: MonthRow;
  name: string;
  locale: Locale;
  daily: boolean;
}) {
  const t = useTranslations("record");
  if (!daily) return <span className="text-body">{name}</span>;
  const weekday = new Intl.DateTimeFormat(locale === "ja" ? "ja-JP" : "en-GB", {
    weekday: "short",
    timeZone: "UTC",
  }).format(new Date(`${row.start}T00:00:00Z`));
  const closed = row.weekend ? t("closed") : null;
  const rest = row.holiday ? row.holiday[locale] : closed;
  return (
    <span className="inline-flex items-baseline gap-2">
      <span className="num w-6 text-right text-body">{Number(row.start.slice(8))}</span>
      <span className="text-note text-ink-2">{weekday}</span>
      {rest && <span className="max-w-32 truncate text-note text-ink-3">{rest}</span>}
    </span>
  );
}
