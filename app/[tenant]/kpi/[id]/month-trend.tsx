import { useLocale, useTranslations } from "next-intl";
import { boundSeries } from "@/app/_components/charts/bound-series";
import { eventMarks } from "@/app/_components/charts/event-marks";
import { TrendChart } from "@/app/_components/charts/trend-chart";
import type { TrendSeries } from "@/app/_components/charts/trend-data";
import { monthText } from "@/app/_components/kpi/month-text";
import { Panel } from "@/app/_components/ui/panel";
import { rangeDigits } from "@/domain/time/short-label";
import { type Place, rowsHref } from "./place";

/** Two years of months near to each other, the target of each in steps, and what happened meanwhile. Each point leads to its rows. Months of another definition are no part of the line. */
export function MonthTrend(place: Place) {
  const [t, kpi, picker] = [useTranslations("kpiPage"), useTranslations("kpi"), useTranslations("picker")];
  const locale = useLocale();
  const { months, card, events, channels, channel, team, teams } = place.view;
  const axis = (from: string) => ({
    key: from,
    label: monthText(from, locale, "short"),
    title: monthText(from, locale),
  });
  const own: TrendSeries = {
    label: t("now"),
    points: months.map(({ from, until, value, running, n, used, estimated, otherDefinition }) => ({
      ...axis(from),
      value: otherDefinition ? null : value,
      running,
      n,
      estimated,
      ...(used > 0 ? { href: rowsHref(place, { from, until }, "month") } : {}),
    })),
  };
  const bounds = boundSeries(
    { one: t("targetLine"), high: t("targetHigh"), low: t("targetLow"), none: t("noTargetThen") },
    months.map(({ from, target }) => ({ ...axis(from), target })),
  );
  const [first, last] = [months[0]?.from ?? "", months.at(-1)?.until ?? ""];
  const scope = [
    teams.find(({ id }) => id === team)?.name ?? picker("allTeams"),
    channels.find(({ id }) => id === channel)?.name ?? picker("allChannels"),
  ].join(" / ");
  return (
    <Panel
      title={t("trend")}
      note={months.some(({ otherDefinition, value }) => otherDefinition && value !== null) && t("otherDefinition")}
    >
      <TrendChart
        near
        name={kpi(card.id)}
        unit={card.unit}
        series={[own]}
        bounds={bounds}
        events={eventMarks(events, locale)}
        caption={t("caption", { range: rangeDigits({ from: first, until: last }, locale), scope })}
      />
    </Panel>
  );
}
