"use client";

import { useLocale, useTranslations } from "next-intl";
import { columnTotal } from "@/domain/records/day-summary";
import { measureAt } from "@/domain/grid/columns";
import { cellText, cellUnit } from "@/domain/grid/cell-text";
import { KpiCell } from "./kpi-cell";
import type { SheetApi } from "./use-sheet";

/** The sums of the columns, of rows of one kind in time order, and the KPIs of those sums. */
export function GridFoot({
  sheet: { rows, columns, kpis, queue, variants, currency },
  label,
}: {
  sheet: SheetApi;
  label: string;
}) {
  const t = useTranslations("grid");
  const locale = useLocale();
  const kind = rows[0]?.kind ?? "phone";
  const values = rows.map(({ id }) => queue.row(id));
  return (
    <tfoot>
      <tr className="[&>*]:border-t [&>*]:border-hairline-strong">
        <th scope="row" className="sticky left-0 z-[1] h-10 bg-surface pl-[18px] text-left font-semibold">
          {label}
        </th>
        {columns.map((column) => {
          const measure = measureAt(column, kind);
          return (
            <td
              key={column.key}
              data-total={measure ?? undefined}
              className="num border-l border-l-hairline px-2.5 text-right font-semibold"
            >
              {measure && cellText(columnTotal(values, measure), cellUnit(measure, currency))}
            </td>
          );
        })}
        {kpis.map((id) => (
          <KpiCell
            key={id}
            id={id}
            kind={kind}
            rows={values}
            variants={variants}
            currency={currency}
            locale={locale}
            reference={t("reference")}
          />
        ))}
      </tr>
    </tfoot>
  );
}
