import { getLocale, getTranslations } from "next-intl/server";
import { eventMarks } from "@/app/_components/charts/event-marks";
import { TrendChart } from "@/app/_components/charts/trend-chart";
import { monthText } from "@/app/_components/kpi/month-text";
import { Panel } from "@/app/_components/ui/panel";
import { addMonths } from "@/domain/time/period";
import { rangeLabel } from "@/domain/time/label";
import { type Place } from "./place";

/** Twelve months of calls, the year before behind them, and what happened meanwhile. */
export async function TrendBlock({ view }: Place) {
  const [t, picker, locale] = [await getTranslations("home"), await getTranslations("picker"), await getLocale()];
  const { subject, months, events } = view.trend;
  const labelled = (key: "value" | "before", label: string) => ({
    label,
    points: months.map(({ month, running, ...values }) => ({
      key: month,
      label: monthText(month, locale, "short"),
      value: values[key],
      running: key === "value" && running,
    })),
  });
  const [first, last] = [months[0]?.month ?? view.today, months.at(-1)?.month ?? view.today];
  const scope = view.channels.find(({ id }) => id === view.channel)?.name ?? picker("allChannels");
  return (
    <Panel title={t(`trend.${subject}`)} note={t("trend.monthly")} fill>
      <TrendChart
        name={t(`trend.${subject}`)}
        series={[labelled("value", t("trend.thisYear"))]}
        before={labelled("before", t("trend.lastYear"))}
        events={eventMarks(events, locale)}
        caption={t("trend.caption", { range: rangeLabel({ from: first, until: addMonths(last, 1) }, locale), scope })}
      />
    </Panel>
  );
}
