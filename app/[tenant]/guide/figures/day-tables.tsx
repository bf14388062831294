import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable } from "@/app/_components/ui/data-table";
import { formatDecimal, formatPercent } from "@/domain/format/number";
import { blankExample, pairwiseExample, sumsExample } from "@/domain/guide/figures";
import type { Row } from "@/domain/measures/measure";
import type { KpiValue } from "@/domain/kpi/evaluate";

type Day = { readonly row: Row; readonly value: KpiValue };

/** Days with their two counts and the rate of each; below them what follows for the whole. */
function DayTable({
  days,
  whole,
}: {
  days: readonly Day[];
  whole: readonly { readonly day: string; readonly rate: ReactNode }[];
}) {
  const [t, all, shown] = [useTranslations("guide.figures"), useTranslations(), useShown()];
  const columns = [
    { key: "day", label: <span className="sr-only">{t("part")}</span> },
    { key: "offered", label: all("measure.offered"), numeric: true },
    { key: "answered", label: all("measure.answered"), numeric: true },
    { key: "rate", label: all("kpi.answer_rate"), numeric: true },
  ];
  const rows = days.map(({ row, value }, index) => ({
    day: t("day", { n: index + 1 }),
    offered: shown.count(row.offered),
    answered: shown.count(row.answered),
    rate: shown.rate(value.value),
  }));
  return <DataTable caption={t("caption")} hideCaption columns={columns} rows={[...rows, ...whole]} />;
}

function useShown() {
  const t = useTranslations("guide.figures");
  const locale = useLocale();
  return {
    count: (value: number | null | undefined) =>
      value === null || value === undefined ? (
        <span className="text-ink-3">{t("blank")}</span>
      ) : (
        formatDecimal(value, locale)
      ),
    rate: (value: number | null) =>
      value === null ? <span className="text-ink-3">{t("none")}</span> : formatPercent(value, locale),
  };
}

/** Sums against the mean of daily rates. */
export function SumsExample() {
  const [t, shown] = [useTranslations("guide.figures"), useShown()];
  const { rows, whole, mean } = sumsExample();
  return (
    <DayTable
      days={rows}
      whole={[
        { day: t("wrong"), rate: <s className="text-ink-3">{shown.rate(mean)}</s> },
        { day: t("right"), rate: <strong data-testid="sums">{shown.rate(whole.value)}</strong> },
      ]}
    />
  );
}

/** A day that lacks one side. */
export function PairwiseExample() {
  const [t, shown] = [useTranslations("guide.figures"), useShown()];
  const { rows, whole } = pairwiseExample();
  return (
    <DayTable
      days={rows}
      whole={[
        { day: t("used", { used: whole.used, total: whole.total }), rate: <strong>{shown.rate(whole.value)}</strong> },
      ]}
    />
  );
}

/** Zero above, zero below, blank. */
export function BlankExample() {
  return <DayTable days={blankExample().rows} whole={[]} />;
}
