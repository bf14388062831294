"use client";

import { useTranslations } from "next-intl";
import { monthName } from "@/app/_components/time/month-name";
import { spanLabel } from "@/app/_components/time/span-label";
import { Badge } from "@/app/_components/ui/badge";
import { Button } from "@/app/_components/ui/button";
import type { Locale } from "@/domain/format/number";
import { rangeLabel } from "@/domain/time/label";
import { addDays } from "@/domain/time/period";
import type { EventListView, EventView } from "@/server/events/events";

interface EventMonthsProps {
  view: EventListView;
  locale: Locale;
  onEdit: (event: EventView) => void;
  onRemove: (event: EventView) => void;
}

/** The events under the month they begin in, newest first. */
export function EventMonths({ view, locale, onEdit, onRemove }: EventMonthsProps) {
  const months = [...new Set(view.events.map(({ start }) => `${start.slice(0, 7)}-01`))];
  return months.map((month) => (
    <section key={month} aria-labelledby={`month-${month}`} className="mb-5 last:mb-0">
      <h2 id={`month-${month}`} className="border-b border-hairline-strong pb-1.5 text-small font-semibold">
        {monthName(month, locale)}
      </h2>
      <ul className="divide-y divide-hairline">
        {view.events
          .filter(({ start }) => start.startsWith(month.slice(0, 7)))
          .map((event) => (
            <Line
              key={event.id}
              event={event}
              view={view}
              locale={locale}
              onEdit={() => onEdit(event)}
              onRemove={() => onRemove(event)}
            />
          ))}
      </ul>
    </section>
  ));
}

function Line({
  event,
  view,
  locale,
  onEdit,
  onRemove,
}: {
  event: EventView;
  view: EventListView;
  locale: Locale;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const t = useTranslations("events");
  const { title, kind, start, until, teamId, by, editable } = event;
  const span = { from: start, until: until ?? addDays(start, 1) };
  const team =
    teamId === null ? t("wholeCompany") : (view.teams.find(({ id }) => id === teamId)?.name ?? t("formerTeam"));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <span className="num w-full text-small text-ink-2 sm:w-48" title={rangeLabel(span, locale)}>
        {spanLabel(span, locale)}
        {start > view.today && <span className="ml-2 text-note text-ink-3">{t("toCome")}</span>}
      </span>
      <span className="sm:w-24">
        <Badge>{t(`kind.${kind}`)}</Badge>
      </span>
      <span className="min-w-48 flex-1 leading-normal sm:min-w-0">
        <span className="block break-words">{title}</span>
        <span className="block text-note text-ink-3">{by ? t("teamAndBy", { team, name: by }) : team}</span>
      </span>
      {editable && (
        <span className="ml-auto flex gap-3">
          <Button variant="plain" aria-label={t("editOf", { title })} onClick={onEdit}>
            {t("edit")}
          </Button>
          <Button variant="plain" aria-label={t("removeOf", { title })} onClick={onRemove}>
            {t("remove")}
          </Button>
        </span>
      )}
    </li>
  );
}
