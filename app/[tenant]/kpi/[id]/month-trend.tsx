import { useLocale, useTranslations } from "next-intl";
import { TrendChart } from "@/app/_components/charts/trend-chart";
import type { TrendSeries } from "@/app/_components/charts/trend-data";
import { monthText } from "@/app/_components/kpi/month-text";
import { Panel } from "@/app/_components/ui/panel";
import { rangeDigits } from "@/domain/range-text";
import { localeOf } from "../../_home/place";
import { type Place, rowsHref } from "./place";

/** Two years of months near to each other, the target of each as a thin line, and what happened meanwhile. Each point leads to its rows. */
export function MonthTrend(place: Place) {
  const [t, kpi, picker] = [useTranslations("kpiPage"), useTranslations("kpi"), useTranslations("picker")];
  const locale = localeOf(useLocale());
  const { months, card, events, channels, channel, team, teams } = place.view;
  const axis = (from: string) => ({ key: from, label: monthText(from, locale, "short"), title: monthText(from, locale) });
  const own: TrendSeries = {
    label: t("now"),
    points: months.map(({ from, until, value, running, n, used }) => ({ ...axis(from), value, running, n, ...(used > 0 ? { href: rowsHref(place, { from, until }, "month") } : {}) })),
  };
  const band = months.some(({ target }) => target !== null && target.low !== null && target.high !== null);
  const asked: TrendSeries = { label: t(band ? "targetHigh" : "targetLine"), none: t("noTargetThen"), points: months.map(({ from, target }) => ({ ...axis(from), value: target ? (target.high ?? target.low) : null })) };
  const [first, last] = [months[0]?.from ?? "", months.at(-1)?.until ?? ""];
  const scope = [teams.find(({ id }) => id === team)?.name ?? picker("allTeams"), channels.find(({ id }) => id === channel)?.name ?? picker("allChannels")].join(" / ");
  return (
    <Panel title={t("trend")}>
      <TrendChart
        near name={kpi(card.id)} unit={card.unit} series={[own]} {...(months.some(({ target }) => target) ? { before: asked } : {})}
        events={events.map(({ start, until, title, kind }) => ({ date: start, until, label: title, kind }))}
        caption={t("caption", { range: rangeDigits({ from: first, until: last }, locale), scope })}
      />
    </Panel>
  );
}
