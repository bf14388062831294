"use client";

import type { Locale } from "@/domain/format/number";
import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { classes } from "@/app/_components/ui/classes";
import { dateLabel } from "@/domain/time/label";
import type { RecordDayView } from "@/server/records/day";

const WEEKDAY = {
  ja: new Intl.DateTimeFormat("ja-JP", { weekday: "short", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: "UTC" }),
};
const at = (date: string) => new Date(`${date}T00:00:00Z`);
const moved = (date: string, days: number) =>
  new Date(at(date).getTime() + days * 86_400_000).toISOString().slice(0, 10);

interface DayStripProps {
  tenant: string;
  view: RecordDayView & { team: { id: string } };
  locale: Locale;
  asked: number;
  recorded: number;
}

/** Nine days with how complete each is; the chosen one as it is being filled in. */
export function DayStrip({ tenant, view, locale, asked, recorded }: DayStripProps) {
  const t = useTranslations("record");
  const calendar = useTranslations("calendar");
  const { date, today, strip, team, teams, holiday } = view;
  const href = (day: string, of = team.id) => `/${tenant}/record?date=${day}&team=${of}`;
  const arrow =
    "flex h-12 w-9 items-center justify-center rounded border border-hairline bg-surface hover:border-hairline-strong";
  const label = dateLabel(date, locale);
  return (
    <div className="mb-3">
      {teams.length > 1 && (
        <nav aria-label={t("team")} className="mb-3 flex flex-wrap gap-1 text-small">
          {teams.map(({ id, name }) => (
            <Link
              key={id}
              href={href(date, id)}
              aria-current={id === team.id ? "page" : undefined}
              className="flex h-8 items-center rounded px-2.5 text-ink-2 hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:font-semibold aria-[current=page]:text-ink pointer-coarse:h-11"
            >
              {name}
            </Link>
          ))}
        </nav>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <nav aria-label={t("strip")} className="flex max-w-full gap-1.5">
          <Link href={href(moved(date, -1))} aria-label={t("earlier")} className={arrow}>
            <span aria-hidden>◀</span>
          </Link>
          <ul className="flex min-w-0 gap-1.5 overflow-x-auto max-sm:hidden">
            {strip.map((day) => {
              const here = day.date === date;
              const [all, done] = here ? [asked, recorded] : [day.asked, day.recorded];
              return (
                <li key={day.date}>
                  <Link
                    href={href(day.date)}
                    aria-current={here ? "date" : undefined}
                    className={classes(
                      "flex h-12 w-11 flex-col items-center justify-center rounded bg-surface leading-tight",
                      here
                        ? "border-2 border-ink font-semibold"
                        : "border border-hairline hover:border-hairline-strong",
                    )}
                  >
                    <span className="sr-only">
                      {all === 0
                        ? t("stripRest", { date: dateLabel(day.date, locale) })
                        : t("stripDay", { date: dateLabel(day.date, locale), asked: all, recorded: done })}
                    </span>
                    <span aria-hidden className="text-note font-normal text-ink-2">
                      {WEEKDAY[locale].format(at(day.date))}
                    </span>
                    <span aria-hidden className="num text-body">
                      {Number(day.date.slice(8))}
                    </span>
                    <Bar all={all} done={done} />
                  </Link>
                </li>
              );
            })}
          </ul>
          {date < today ? (
            <Link href={href(moved(date, 1))} aria-label={t("later")} className={arrow}>
              <span aria-hidden>▶</span>
            </Link>
          ) : (
            <span aria-hidden className={classes(arrow, "text-ink-3 hover:border-hairline")}>
              ▶
            </span>
          )}
        </nav>
        <p className="text-body" data-testid="progress">
          {asked === 0 ? t("progressNone", { date: label }) : t("progress", { date: label, asked, recorded })}
          {holiday && <span className="ml-2 text-small text-ink-2">{holiday[locale]}</span>}
          {date === today && <span className="ml-2 text-small text-ink-2">{t("progressRunning")}</span>}
          <Link
            href={`/${tenant}/record/calendar?month=${date.slice(0, 7)}&team=${team.id}`}
            className="ml-3 text-small text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink"
          >
            {calendar("link")}
          </Link>
        </p>
      </div>
    </div>
  );
}

/** Full in green, begun in amber, nothing yet an empty line. */
function Bar({ all, done }: { all: number; done: number }) {
  return (
    <span aria-hidden className="mt-1 block h-[3px] w-[22px] overflow-hidden rounded-full bg-hairline">
      {all > 0 && (
        <span
          className={classes("block h-full", done === all ? "bg-better" : "bg-attention")}
          style={{ width: `${(100 * done) / all}%` }}
        />
      )}
    </span>
  );
}
