import { Link } from "@/app/_components/ui/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/app/_components/ui/badge";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { dayLabel } from "@/domain/time/label";
import { hrefTo, type Place } from "./place";

/** What of yesterday is recorded and what is not, with the one button of the page. */
export async function DueBlock(place: Place) {
  const [t, picker, calendar, locale] = [
    await getTranslations("home"),
    await getTranslations("picker"),
    await getTranslations("calendar"),
    await getLocale(),
  ];
  const { date, channels } = place.view.due;
  const due = channels.filter(({ state }) => state === "missing" || state === "recorded");
  const missing = due.filter(({ state }) => state === "missing");
  const teamOf = (id: string) => place.view.teams.find((team) => team.id === id)?.name ?? "";
  const nameOf = (channel: (typeof due)[number]) =>
    place.view.team === "all"
      ? picker("channelOf", { channel: channel.name, team: teamOf(channel.teamId) })
      : channel.name;
  const team = missing[0]?.teamId ?? due[0]?.teamId;
  return (
    <section
      aria-labelledby="due"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2.5 rounded-lg border border-hairline bg-surface px-4 py-2.5 sm:px-[18px]"
    >
      <h2 id="due" className="text-body font-semibold">
        {t("missing.title", { date: dayLabel(date, locale) })}
      </h2>
      {due.length === 0 ? (
        <p className="text-small text-ink-2 max-lg:order-last max-lg:w-full lg:flex-1">{t("missing.none")}</p>
      ) : (
        <ul className="flex min-w-0 flex-wrap gap-1.5 max-lg:order-last max-lg:w-full lg:flex-1">
          {due.map((channel) => (
            <li key={channel.id}>
              <Badge tone={channel.state === "missing" ? "attention" : "plain"}>
                {t(channel.state === "missing" ? "missing.open" : "missing.done", { name: nameOf(channel) })}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      <span className="flex items-center gap-4 max-sm:w-full max-sm:justify-between">
        <Link
          href={hrefTo(place, "/record/calendar")}
          className="inline-flex items-center pointer-coarse:min-h-11 pointer-coarse:px-1 text-small text-ink-2 underline decoration-hairline-strong underline-offset-4 hover:text-ink"
        >
          {calendar("short")}
        </Link>
        <ButtonLink
          variant={missing.length > 0 ? "primary" : "quiet"}
          href={hrefTo(place, "/record", { date, ...(team ? { team } : {}) })}
        >
          {missing.length > 0 ? t("missing.record", { count: missing.length }) : t("missing.see")}
        </ButtonLink>
      </span>
    </section>
  );
}
