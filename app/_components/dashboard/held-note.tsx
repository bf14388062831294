import { useLocale, useTranslations } from "next-intl";
import { shortLabel } from "@/app/_components/time/range-options";
import type { Alignment } from "@/app/_components/time/alignment";
import type { Comparison } from "@/domain/time/comparison-kind";
import type { Calendar, Range } from "@/domain/time/period";

interface Held {
  compare: Comparison;
  before: Range | null;
  heldMonths: Range | null;
  alignment: Alignment;
  calendar: Calendar;
}

/** What the figures are held against, and where those that are counted by the month are held against others: what they are. */
export function HeldNote({ view }: { view: Held }) {
  const t = useTranslations("picker");
  const locale = useLocale();
  const { before, heldMonths, compare, alignment, calendar } = view;
  if (!before) return null;
  const named = (range: Range) => shortLabel(range, calendar, locale);
  const ofYear = compare === "year" ? (alignment?.chosen ?? "date") : null;
  return (
    <>
      <span className="text-note text-ink-3" data-testid="held-against">
        {t(ofYear ? `heldYear.${ofYear}` : "held", { range: named(before) })}
      </span>
      {heldMonths && <span className="text-note text-ink-3">{t("byMonth", { range: named(heldMonths) })}</span>}
    </>
  );
}
