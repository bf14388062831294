import { Link } from "@/app/_components/ui/link";
import { getTranslations } from "next-intl/server";
import { CHANNEL_COLOR } from "@/app/_components/charts/channel-color";
import { classes } from "@/app/_components/ui/classes";
import { listText } from "@/domain/format/list";
import { dateLabel } from "@/domain/time/label";
import { monthName } from "@/app/_components/time/month-name";
import { CalendarCell, type CellTexts } from "./calendar-cell";
import { beginningOf, type CalendarRow, dayHref, isClosed, type Place, severalTeams, shareLabel } from "./place";
import { ScrollToBegin } from "./scroll-to-begin";

const WEEKDAY = {
  ja: new Intl.DateTimeFormat("ja-JP", { weekday: "short", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { weekday: "narrow", timeZone: "UTC" }),
};
const STICKY = "sticky left-0 z-[1] bg-surface";

/** A channel a row, a day a column; weeks and months span theirs. A plain table whose gaps are links. */
export async function CalendarGrid(place: Place) {
  const { view, locale } = place;
  const [t, measure] = [await getTranslations("calendar"), await getTranslations("measure")];
  const texts: CellTexts = {
    state: (kind) => t(`state.${kind}`),
    partial: (lacking) =>
      t("partialOf", {
        measures: listText(
          lacking.map((id) => measure(id)),
          locale,
        ),
      }),
    link: (of) => t("recordOf", of),
  };
  const several = severalTeams(place);
  const begin = beginningOf(view);
  return (
    <ScrollToBegin label={t("grid", { month: monthName(view.month, locale) })}>
      <table className="w-full border-separate border-spacing-0 text-small leading-snug">
        <caption className="sr-only">{t("caption", { month: monthName(view.month, locale) })}</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className={classes(STICKY, "border-b border-hairline-strong pr-3 text-left font-normal text-ink-2")}
            >
              {t("channel")}
            </th>
            {view.days.map((day) => (
              <DayHead key={day.date} place={place} day={day} todayName={t("today")} begins={day.date === begin} />
            ))}
            <th
              scope="col"
              className="border-b border-hairline-strong pl-3 text-right font-normal whitespace-nowrap text-ink-2"
            >
              {t("rate")}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row, i) => (
            <tr key={row.id}>
              <th
                scope="row"
                className={classes(
                  STICKY,
                  "h-10 max-w-36 min-w-28 border-b border-hairline pr-3 text-left font-normal sm:max-w-none",
                )}
              >
                <Head
                  row={row}
                  team={several && view.rows[i - 1]?.team.id !== row.team.id}
                  several={several}
                  cadence={t(`cadence.${row.cadence}`)}
                />
              </th>
              {row.cells.map((cell) => (
                <CalendarCell
                  key={cell.from}
                  place={place}
                  row={row}
                  cell={cell}
                  span={view.days.filter(({ date }) => date >= cell.from && date < cell.until).length}
                  texts={texts}
                />
              ))}
              <td className="num border-b border-hairline pl-3 text-right whitespace-nowrap">
                {row.rate === null ? (
                  <span className="text-ink-3">{t("noneDue")}</span>
                ) : (
                  <>
                    {shareLabel(row.rate, locale)}
                    <span className="block text-note text-ink-3">
                      {t("share", { recorded: row.recorded, due: row.due })}
                    </span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollToBegin>
  );
}

function Head({ row, team, several, cadence }: { row: CalendarRow; team: boolean; several: boolean; cadence: string }) {
  return (
    <span className="block leading-tight">
      {several && <span className={team ? "block text-note text-ink-3" : "sr-only"}>{row.team.name}</span>}
      <span className="inline-flex items-center gap-2">
        <span
          aria-hidden
          className="size-2.5 shrink-0 rounded-[2px]"
          style={{ background: CHANNEL_COLOR[row.kind].fill }}
        />
        <span className="break-words sm:whitespace-nowrap">
          {row.name}
          {row.cadence !== "day" && <span className="ml-1.5 text-note text-ink-3">{cadence}</span>}
        </span>
      </span>
    </span>
  );
}

interface DayHeadProps {
  place: Place;
  day: Place["view"]["days"][number];
  todayName: string;
  begins: boolean;
}

function DayHead({ place, day, todayName, begins }: DayHeadProps) {
  const { view, locale } = place;
  const { date, holiday, special } = day;
  const name = special?.name ?? holiday?.[locale] ?? null;
  const off = isClosed(place, date);
  const numbers = (
    <>
      <span className="sr-only">{[dateLabel(date, locale), name].filter(Boolean).join(" ")}</span>
      <span aria-hidden className="block text-note text-ink-3">
        {WEEKDAY[locale].format(new Date(`${date}T00:00:00Z`))}
      </span>
      <span
        aria-hidden
        className={classes(
          "num block text-small",
          date === view.today ? "font-semibold text-ink" : "text-ink-2",
          name !== null && "underline decoration-dotted underline-offset-2",
        )}
      >
        {Number(date.slice(8))}
      </span>
    </>
  );
  return (
    <th
      scope="col"
      title={[name, date === view.today ? todayName : null].filter(Boolean).join(" ") || undefined}
      data-begin={begins || undefined}
      className={classes(
        "min-w-7 pointer-coarse:min-w-11 border-b border-hairline-strong p-0 text-center font-normal",
        off && "bg-sunken",
      )}
    >
      {date <= view.today ? (
        <Link href={dayHref(place, date, view.team)} className="block rounded-sm py-1 hover:bg-sunken">
          {numbers}
        </Link>
      ) : (
        <span className="block py-1">{numbers}</span>
      )}
    </th>
  );
}
