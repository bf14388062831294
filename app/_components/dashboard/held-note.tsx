import { useLocale, useTranslations } from "next-intl";
import { shortLabel } from "@/app/_components/time/range-options";
import type { Alignment } from "@/app/_components/time/align-choice";
import type { Comparison } from "@/domain/time/comparison";
import { type Calendar, isWholeMonths, type Range } from "@/domain/time/period";

interface Held {
  range: Range;
  compare: Comparison;
  before: Range | null;
  alignment: Alignment;
  calendar: Calendar;
}

/** What the figures are held against. `monthly`: all of them are counted by the month, or some. */
export function HeldNote({ view, monthly }: { view: Held; monthly: "all" | "some" }) {
  const t = useTranslations("picker");
  const locale = useLocale();
  const { before, compare, alignment } = view;
  if (!before) return null;
  const range = shortLabel(before, view.calendar, locale);
  const ofYear = compare === "year" ? (alignment?.chosen ?? "date") : null;
  const byMonth = ofYear && (monthly === "all" ? !isWholeMonths(view.range) : ofYear === "weekday");
  return (
    <>
      <span className="text-note text-ink-3" data-testid="held-against">
        {ofYear ? t(`heldYear.${ofYear}`, { range }) : t("held", { range })}
      </span>
      {byMonth && <span className="text-note text-ink-3">{t(`byMonth.${monthly}`)}</span>}
    </>
  );
}
