import { useLocale, useTranslations } from "next-intl";
import { ValueText } from "@/app/_components/kpi/value-text";
import { DataTable } from "@/app/_components/ui/data-table";
import { Panel } from "@/app/_components/ui/panel";
import { shownUnit } from "@/domain/format/currency";
import { formatDecimal, formatValue } from "@/domain/format/number";
import { exampleOf } from "@/domain/guide/example";
import { countsInFormula } from "@/domain/guide/formula";
import { DERIVED, isDerivedId, MEASURES, type MeasureUnit, type NeedId } from "@/domain/measures/measure";
import { useCountName } from "@/app/_components/guide/formula";
import type { Of } from "./of";

const unitOf = (id: NeedId): MeasureUnit => (isDerivedId(id) ? DERIVED[id].unit : MEASURES[id].unit);

/** The KPI of a month that never was, by the engine that makes the company's own figures. */
export function WorkedExample({ kpi, view }: Of) {
  const t = useTranslations("guide.page");
  const locale = useLocale();
  const nameOf = useCountName();
  const { counts, value } = exampleOf(kpi, view.variants);
  const shown = (id: NeedId | "business_days") => {
    const count = counts[id] ?? 0;
    return id === "business_days" || unitOf(id) === "count"
      ? formatDecimal(count, locale)
      : formatValue(count, shownUnit(unitOf(id), view.currency), locale);
  };
  const rows = countsInFormula(kpi, view.variants).map((id) => ({ key: id, name: nameOf(id), count: shown(id) }));
  return (
    <Panel title={t("example")} note={t("exampleNote")}>
      <DataTable
        caption={t("exampleCaption")}
        hideCaption
        columns={[
          { key: "name", label: t("counts") },
          { key: "count", label: t("count"), numeric: true },
        ]}
        rows={rows}
      />
      <p
        className="mt-3 flex items-baseline justify-between gap-4 border-t border-hairline-strong pt-3"
        data-testid="example"
      >
        <span className="text-small text-ink-2">{t("result")}</span>
        {value.value !== null && <ValueText value={value.value} unit={view.unit} locale={locale} />}
      </p>
    </Panel>
  );
}
