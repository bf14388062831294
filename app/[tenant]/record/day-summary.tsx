"use client";

import { useTranslations } from "next-intl";
import { ValueText } from "@/app/_components/kpi/value-text";
import { Panel } from "@/app/_components/ui/panel";
import type { DaySummary as Summary } from "@/domain/records/day-summary";
import { type Currency, shownUnit } from "@/domain/format/currency";
import { formatDecimal, formatValue, type Locale } from "@/domain/format/number";
import { KPIS, type KpiId } from "@/domain/kpi/kpi";

interface DaySummaryProps {
  now: Summary;
  before: Summary;
  date: string;
  currency: Currency;
  locale: Locale;
}

/** The day's totals, live, beside those of the same channels a week before. */
export function DaySummary({ now, before, date, currency, locale }: DaySummaryProps) {
  const t = useTranslations("record");
  const names = useTranslations("grid.short");
  const weekday = new Intl.DateTimeFormat(locale === "ja" ? "ja-JP" : "en-GB", {
    weekday: locale === "ja" ? "short" : "long",
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
  const compared = (text: string | null) =>
    text === null ? t("lastWeekNone", { weekday }) : t("lastWeek", { weekday, value: text });
  return (
    <Panel title={t("summary")} note={now.channels > 0 ? t("summaryOf", { count: now.channels }) : undefined}>
      {now.channels === 0 ? (
        <p className="text-small leading-loose text-ink-2">{t("summaryEmpty")}</p>
      ) : (
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          <Figure
            name={t("contacts")}
            note={compared(before.contacts === null ? null : formatDecimal(before.contacts, locale))}
          >
            {now.contacts === null ? "—" : <ValueText value={now.contacts} unit="count" locale={locale} />}
          </Figure>
          {now.kpis.map(({ id, value, lowSample, n }, index) => {
            const earlier = before.kpis[index];
            const text =
              earlier && earlier.value !== null
                ? formatValue(earlier.value, shownUnit(KPIS[id].unit, currency), locale)
                : null;
            return (
              <Figure
                key={id}
                name={names(id satisfies KpiId)}
                note={compared(text)}
                sample={
                  value === null || n === null ? undefined : `${lowSample ? `${t("reference")} ` : ""}${t("n", { n })}`
                }
              >
                {value === null ? (
                  "—"
                ) : (
                  <ValueText value={value} unit={shownUnit(KPIS[id].unit, currency)} locale={locale} />
                )}
              </Figure>
            );
          })}
        </dl>
      )}
    </Panel>
  );
}

function Figure({
  name,
  note,
  sample,
  children,
}: {
  name: string;
  note: string;
  sample?: string;
  children: React.ReactNode;
}) {
  return (
    <div>
      <dt className="text-small text-ink-2">{name}</dt>
      <dd className="mt-1 text-figure leading-figure">{children}</dd>
      <dd className="num mt-1.5 text-note leading-normal text-ink-3">
        {note}
        {sample && <span className="block">{sample}</span>}
      </dd>
    </div>
  );
}
