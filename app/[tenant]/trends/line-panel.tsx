import { getTranslations } from "next-intl/server";
import { eventMarks } from "@/app/_components/charts/event-marks";
import { TrendChart } from "@/app/_components/charts/trend-chart";
import { VariantNote } from "@/app/_components/kpi/variant-note";
import { Badge } from "@/app/_components/ui/badge";
import { Panel } from "@/app/_components/ui/panel";
import { rangeDigits } from "@/domain/time/short-label";
import { definitionLines } from "@/app/_components/trends/definition-notice";
import { beforeSeries, seriesOf, targetSeries } from "./line-series";
import type { Names } from "./names";
import type { Line, Place } from "./place";

interface Props {
  place: Place;
  names: Names;
}

/** The lines: pooled with the compared range behind them, up to four together, or a small chart each. */
export async function LinePanel({ place, names }: Props) {
  const t = await getTranslations("trends");
  const { view } = place;
  const caption = await captionOf(place, names);
  const changes = view.definitions.map(({ start }) => ({
    start,
    title: t("definition.flag"),
    kind: "note" as const,
  }));
  const shared = {
    events: eventMarks([...changes, ...view.events], place.locale),
    unit: view.subject.unit,
  };
  // Alone in its chart, a line is named by the heading above.
  const labelOf = (line: Line) => (view.each ? t("now") : names.line(line));
  const chart = (name: string, lines: readonly Line[]) => (
    <TrendChart
      {...shared}
      name={name}
      series={lines.map((line) => seriesOf(place, names, labelOf(line), line.points, line))}
      caption={caption}
    />
  );
  const before = view.compare === "target" ? undefined : beforeSeries(place, t(`beforeName.${view.compare}`));
  const bounds =
    view.compare === "target"
      ? targetSeries(place, {
          one: t("targetLine"),
          high: t("targetHigh"),
          low: t("targetLow"),
          none: t("noTargetThen"),
        })
      : [];
  // A rate lies too close to its target to be told from it on an axis that shows zero.
  const near = bounds.length > 0;
  return (
    <Panel
      title={names.subject}
      note={
        <>
          {t("per", { grain: t(`grain.${view.grain}`) })}
          {view.subject.variant && (
            <span className="ml-2">
              (<VariantNote variant={view.subject.variant} />)
            </span>
          )}
        </>
      }
      aside={view.range.running && <Badge tone="attention">{t("running")}</Badge>}
    >
      {view.lines.length === 0 && (
        <TrendChart
          {...shared}
          name={names.subject}
          series={[seriesOf(place, names, t("now"), view.all.points)]}
          {...(before ? { before } : {})}
          bounds={bounds}
          near={near}
          caption={near ? t("notFromZero", { caption }) : caption}
        />
      )}
      {view.lines.length > 0 && !view.each && chart(names.subject, view.lines)}
      {view.lines.length > 0 && view.each && (
        <ul className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
          {view.lines.map((line) => (
            <li key={line.key} className="min-w-0">
              <h3 className="mb-2 text-small font-semibold">{names.line(line)}</h3>
              {chart(`${names.subject} ${names.line(line)}`, [line])}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Both ranges in full, whose figures, n and the periods behind them. */
async function captionOf({ view, locale }: Place, names: Names): Promise<string> {
  const t = await getTranslations("trends");
  const now = rangeDigits(view.range, locale);
  const range = view.before
    ? t("ranges", { now, before: rangeDigits(view.before, locale) + (view.way ? t(`way.${view.way}`) : "") })
    : now;
  const { n, nMonths, used, total, estimated } = view.all.total;
  return [
    range,
    ...names.scope,
    ...(n === null ? [] : [nMonths ? t("nOverMonths", { n, months: nMonths }) : t("n", { n })]),
    t("periods", { used, total }),
    ...(estimated ? [t("estimates", { estimated })] : []),
    ...(await definitionLines(view.definitions, locale)),
  ].join(locale === "ja" ? "、" : ", ");
}
