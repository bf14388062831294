"use client";

import { useTranslations } from "next-intl";
import { monthText } from "@/app/_components/kpi/month-text";
import { useTargetWords } from "@/app/_components/kpi/target-words";
import { addDays } from "@/domain/time/period";
import type { TargetView } from "@/server/targets/targets";

/** From when to when a target holds, and who set it. */
export function TargetPeriod({ target: { start, until, by } }: { target: TargetView }) {
  const t = useTranslations("target");
  const { locale } = useTargetWords();
  const day = (date: string) => monthText(date, locale, "day");
  return (
    <span className="num text-note leading-relaxed text-ink-3">
      {until === null
        ? t("since", { date: day(start) })
        : t("span", { from: day(start), last: day(addDays(until, -1)) })}
      {by && <span className="ml-2">{by}</span>}
    </span>
  );
}
