import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/app/_components/ui/data-table";
import { formatPercent, formatPoints, formatValue } from "@/domain/format/number";
import type { FigureId } from "@/domain/guide/topics";
import { mixExample, pointsExample, smallExample, stockExample } from "@/domain/guide/figures";
import { BlankExample, PairwiseExample, SumsExample } from "./day-tables";

/** The example of a rule; rules about comparing are seen beside any change and need none. */
export function FigureExample({ id }: { id: FigureId }) {
  switch (id) {
    case "sums":
      return <SumsExample />;
    case "pairwise":
      return <PairwiseExample />;
    case "blank":
      return <BlankExample />;
    case "small":
      return <SmallExample />;
    case "points":
      return <PointsExample />;
    case "stock":
      return <StockExample />;
    case "mix":
      return <MixExample />;
    case "running":
    case "alike":
    case "chance":
      return null;
  }
}

function useShown() {
  const t = useTranslations("guide.figures");
  const locale = useLocale();
  const percent = (value: number | null) => (value === null ? t("none") : formatPercent(value, locale));
  return { locale, percent };
}

function SmallExample() {
  const [t, all, { percent }] = [useTranslations("guide.figures"), useTranslations(), useShown()];
  const columns = [
    { key: "name", label: all("measure.csat_responses") },
    { key: "value", label: all("kpi.csat_top2"), numeric: true },
    { key: "interval", label: t("between"), numeric: true },
  ];
  const rows = smallExample().map(({ row, value, interval }) => ({
    name: t("gap", { a: row.csat_responses, b: row.csat_satisfied }),
    value: (
      <>
        {percent(value.value)}
        {value.lowSample && <span className="ml-1.5 text-note text-ink-3">{all("card.reference")}</span>}
      </>
    ),
    interval: interval ? `${percent(interval.low)} – ${percent(interval.high)}` : "",
  }));
  return <DataTable caption={t("caption")} hideCaption columns={columns} rows={rows} />;
}

function PointsExample() {
  const [t, all, { locale, percent }] = [useTranslations("guide.figures"), useTranslations(), useShown()];
  const { before, after, change } = pointsExample();
  const rows = [
    { name: t("from"), value: percent(before) },
    { name: t("to"), value: percent(after) },
    { name: t("pointsRow"), value: change ? formatPoints(change.shown, locale) : t("none") },
    { name: t("relativeRow"), value: change?.relative ? formatPercent(change.relative, locale) : t("none") },
  ];
  return (
    <DataTable
      caption={t("caption")}
      hideCaption
      columns={[
        { key: "name", label: all("kpi.answer_rate") },
        { key: "value", label: t("value"), numeric: true },
      ]}
      rows={rows}
    />
  );
}

function StockExample() {
  const [t, all, { locale }] = [useTranslations("guide.figures"), useTranslations(), useShown()];
  const { values, closing, added } = stockExample();
  const rows = [
    ...values.map((value, index) => ({ name: t("day", { n: index + 1 }), value: formatValue(value, "count", locale) })),
    { name: t("added"), value: <s className="text-ink-3">{formatValue(added, "count", locale)}</s> },
    { name: t("closing"), value: <strong>{formatValue(closing, "count", locale)}</strong> },
  ];
  return (
    <DataTable
      caption={t("caption")}
      hideCaption
      columns={[
        { key: "name", label: all("kpi.backlog") },
        { key: "value", label: t("value"), numeric: true },
      ]}
      rows={rows}
    />
  );
}

function MixExample() {
  const [t, all, { percent }] = [useTranslations("guide.figures"), useTranslations(), useShown()];
  const { parts, beforeTotal, afterTotal, mixAdjustedAfter } = mixExample();
  const columns = [
    { key: "part", label: all("kpi.answer_rate") },
    { key: "before", label: t("before"), numeric: true },
    { key: "after", label: t("after"), numeric: true },
  ];
  const rows = [
    ...parts.map(({ kind, before, after }) => ({
      part: all(`channelKind.${kind}`),
      before: percent(before),
      after: percent(after),
    })),
    { part: t("all"), before: percent(beforeTotal), after: percent(afterTotal) },
    { part: t("adjusted"), before: percent(beforeTotal), after: percent(mixAdjustedAfter) },
  ];
  return <DataTable caption={t("caption")} hideCaption columns={columns} rows={rows} />;
}
