import { getTranslations } from "next-intl/server";
import { Panel } from "@/app/_components/ui/panel";
import { formatPercent } from "@/domain/format/number";
import { dayLabel } from "@/domain/time/label";
import type { Place } from "./place";

/** How well recording goes: this month's share, the days in a row, and what is still open. */
export async function Figures({ view, locale }: Place) {
  const t = await getTranslations("calendar");
  const { thisMonth, streak, missing } = view;
  const open = missing.reduce((sum, { periods }) => sum + periods, 0);
  const streakNote = ({ pending, days, through }: NonNullable<typeof streak>): string => {
    if (pending) return t("streakPending", { days: days + 1 });
    return days === 0 ? t("streakNone") : t("streakThrough", { date: dayLabel(through, locale) });
  };
  return (
    <Panel title={t("discipline")}>
      <dl className="grid grid-cols-1 gap-x-8 gap-y-4 sm:grid-cols-3">
        <Figure
          id="rate"
          name={t("thisMonth")}
          note={
            thisMonth.rate === null
              ? t("thisMonthNone")
              : t("thisMonthOf", { recorded: thisMonth.recorded, due: thisMonth.due })
          }
        >
          {thisMonth.rate === null ? "—" : formatPercent(thisMonth.rate, locale, 1)}
        </Figure>
        {streak && (
          <Figure id="streak" name={t("streak")} note={streakNote(streak)}>
            {t("days", { days: streak.days })}
          </Figure>
        )}
        <Figure id="open" name={t("open")} note={t("openNote")}>
          {t("count", { count: open })}
        </Figure>
      </dl>
    </Panel>
  );
}

function Figure({ id, name, note, children }: { id: string; name: string; note: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-small text-ink-2">{name}</dt>
      <dd className="num mt-1 text-figure leading-figure" data-testid={id}>
        {children}
      </dd>
      <dd className="mt-1.5 text-note leading-normal text-ink-3">{note}</dd>
    </div>
  );
}
