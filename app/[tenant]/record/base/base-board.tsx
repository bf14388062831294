"use client";

import type { Locale } from "@/domain/format/number";
import { useTranslations } from "next-intl";
import { SaveState } from "@/app/_components/grid/save-state";
import { SheetView } from "@/app/_components/grid/sheet-view";
import { useSheet } from "@/app/_components/grid/use-sheet";
import { PageHeader } from "@/app/_components/ui/page-header";
import { BASE_SETS } from "@/domain/grid/columns";
import type { RecordBaseView } from "@/server/records/base";
import { rowOfId } from "@/domain/grid/row-id";
import { MonthSteps } from "../month/month-board";
import { monthName, shiftMonth } from "@/app/_components/time/month-name";
import { RecordActions, RecordContext } from "../record-frame";

/** Twelve months of the customer base, for churn, LTV and revenue: of the whole company. */
export function BaseBoard({ tenant, locale, view }: { tenant: string; locale: Locale; view: RecordBaseView }) {
  const t = useTranslations("record");
  const { rows, month, newest, zone, today } = view;
  const sheet = useSheet({ scope: { tenant, userId: view.userId, of: "base" }, view, first: "customers" });
  const href = (at: string) => `/${tenant}/record/base?month=${at}`;
  const later = yearAfter(month, newest);
  const [first] = rows;
  const span = first ? t("span", { from: monthName(first.start, locale), until: monthName(month, locale) }) : "";
  return (
    <>
      <PageHeader
        title={t("baseTitle")}
        context={<RecordContext team={view.company} fictional={view.fictional} />}
        actions={
          <>
            <SaveState sheet={sheet} zone={zone} today={today} hrefOf={(row) => href(rowOfId(row).start)} />
            <RecordActions tenant={tenant} month={month} current="base" />
          </>
        }
      />
      <p className="mb-3 max-w-[70ch] text-small leading-loose text-ink-2">{t("baseNote")}</p>
      <div className="mb-3">
        <MonthSteps
          earlier={href(shiftMonth(month, -12))}
          later={later === null ? null : href(later)}
          name={span}
          labels={[t("previousYear"), t("nextYear")]}
        />
      </div>
      <SheetView
        sheet={sheet}
        sets={BASE_SETS}
        caption={t("baseGrid")}
        headLabel={t("month")}
        zone={zone}
        ghosts
        total={t("total")}
        start={rows.length - 1}
        nameOf={(row) => monthName(row.start, locale)}
        head={(row) => <span className="text-body">{monthName(row.start, locale)}</span>}
      />
    </>
  );
}

/** A year on, but not past the newest month, which is a step of its own; null on it. */
function yearAfter(month: string, newest: string): string | null {
  const [on, last] = [shiftMonth(month, 12), shiftMonth(newest, -1)];
  if (on <= newest) return on;
  if (month < last) return last;
  return month < newest ? newest : null;
}
