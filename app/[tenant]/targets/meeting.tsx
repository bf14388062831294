"use client";

import { useTranslations } from "next-intl";
import { monthText } from "@/app/_components/kpi/month-text";
import { useTargetWords } from "@/app/_components/kpi/target-words";
import { Notice } from "@/app/_components/ui/notice";
import type { ShownUnit } from "@/domain/format/currency";
import { addDays } from "@/domain/time/period";
import type { TargetView } from "@/server/targets/targets";

interface MeetingProps {
  met: { ends: TargetView | null; blocked: TargetView | null };
  start: string;
  unit: ShownUnit;
}

/** Said before it is done: which target ends for the new one, or which one stands in its way. */
export function Meeting({ met: { ends, blocked }, start, unit }: MeetingProps) {
  const t = useTranslations("targets");
  const words = useTargetWords();
  const day = (date: string) => monthText(date, words.locale, "day");
  if (blocked)
    return (
      <Notice tone="error">{t("blocked", { date: day(blocked.start), bounds: words.bounds(blocked, unit) })}</Notice>
    );
  return (
    ends && (
      <Notice tone="info">{t("takesOver", { date: day(addDays(start, -1)), bounds: words.bounds(ends, unit) })}</Notice>
    )
  );
}
