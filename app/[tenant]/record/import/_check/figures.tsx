"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ValueText } from "@/app/_components/kpi/value-text";
import { Panel } from "@/app/_components/ui/panel";
import { formatDecimal, formatValue } from "@/domain/format/number";
import type { ImportKpi } from "@/domain/imports/summary";
import type { ImportPreview } from "@/server/imports/preview";

/** The records of the file's periods as they would be: totals, and the KPIs divided from them once. */
export function Figures({ preview, threshold }: { preview: ImportPreview; threshold: number }) {
  const t = useTranslations("import.figures");
  const [measures, kpis] = [useTranslations("measure"), useTranslations("kpi")];
  const locale = useLocale();
  if (preview.totals.length === 0) return null;
  const guessed = [...preview.totals, ...preview.kpis].some(({ estimated }) => estimated);
  const fromFile = preview.variants.slThresholdSec;
  return (
    <Panel title={t("title")} note={preview.errors > 0 ? t("withoutBadRows") : t("note")}>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-5">
        {preview.kpis.map((kpi) => (
          <Figure
            key={kpi.id}
            id={`kpi-${kpi.id}`}
            label={
              kpi.id === "service_level" ? t("serviceLevel", { name: kpis(kpi.id), seconds: fromFile }) : kpis(kpi.id)
            }
            value={kpi.value ?? 0}
            estimated={kpi.estimated}
            note={<Basis kpi={kpi} />}
          >
            <ValueText value={kpi.value ?? 0} unit={kpi.unit} locale={locale} />
          </Figure>
        ))}
      </dl>
      <h3 className="mt-5 mb-2 border-t border-hairline pt-3 text-small leading-snug text-ink-2">{t("totals")}</h3>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3 lg:grid-cols-5">
        {preview.totals.map(({ measure, value, unit, estimated }) => (
          <Figure key={measure} id={`total-${measure}`} label={measures(measure)} value={value} estimated={estimated}>
            <span className="num text-lead">{formatValue(value, unit, locale)}</span>
          </Figure>
        ))}
      </dl>
      {guessed && <p className="mt-3 max-w-[100ch] text-note leading-loose text-ink-3">{t("estimates")}</p>}
      {fromFile !== threshold && (
        <p className="mt-1 max-w-[100ch] text-note leading-loose text-ink-3">
          {t("otherThreshold", { file: fromFile, setting: threshold })}
        </p>
      )}
    </Panel>
  );
}

function Figure({
  id,
  label,
  value,
  estimated,
  note,
  children,
}: {
  id: string;
  label: ReactNode;
  value: number;
  estimated: boolean;
  note?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("import.figures");
  return (
    <div className="min-w-0">
      <dt className="text-small leading-snug text-ink-2">{label}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-2">
        <data
          value={value}
          data-testid={id}
          className={estimated ? "border-b border-dashed border-hairline-strong" : undefined}
        >
          {children}
        </data>
        {estimated && <span className="text-note text-ink-2">{t("estimate")}</span>}
      </dd>
      {note}
    </div>
  );
}

/** What stands behind a KPI: its n, and how many of the periods had what it needs. */
function Basis({ kpi }: { kpi: ImportKpi }) {
  const t = useTranslations("import.figures");
  const locale = useLocale();
  const words = [
    kpi.n === null ? "" : t("n", { n: formatDecimal(kpi.n, locale) }),
    kpi.lowSample ? t("lowSample") : "",
    kpi.used < kpi.total
      ? t("used", { used: formatDecimal(kpi.used, locale), total: formatDecimal(kpi.total, locale) })
      : "",
  ].filter(Boolean);
  return words.length > 0 ? <dd className="num text-note leading-normal text-ink-3">{words.join(" ")}</dd> : null;
}
