import { Link } from "@/app/_components/ui/link";
import { getTranslations } from "next-intl/server";
import { addMonths } from "@/domain/time/period";
import { MonthSteps } from "../month/month-board";
import { monthName } from "@/app/_components/time/month-name";
import { calendarHref, type Place } from "./place";

/** Which team and which month. */
export async function Steps(place: Place) {
  const { view, locale } = place;
  const t = await getTranslations("calendar");
  const teams = view.teams.length > 1 ? [...view.teams, { id: "all", name: t("allTeams") }] : [];
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <MonthSteps
        earlier={view.earlier ? calendarHref(place, { month: addMonths(view.month, -1) }) : null}
        later={view.later ? calendarHref(place, { month: addMonths(view.month, 1) }) : null}
        name={monthName(view.month, locale)}
        labels={[t("previousMonth"), t("nextMonth")]}
      />
      {teams.length > 0 && (
        <nav aria-label={t("team")} className="flex flex-wrap gap-1 text-small">
          {teams.map(({ id, name }) => (
            <Link
              key={id}
              href={calendarHref(place, { team: id })}
              aria-current={id === view.team ? "page" : undefined}
              className="flex h-8 items-center rounded px-2.5 text-ink-2 hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:font-semibold aria-[current=page]:text-ink pointer-coarse:h-11"
            >
              {name}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}
