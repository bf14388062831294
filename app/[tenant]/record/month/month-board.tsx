"use client";

import type { Locale } from "@/domain/format/number";
import { Link } from "@/app/_components/ui/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { SaveState } from "@/app/_components/grid/save-state";
import { SheetView } from "@/app/_components/grid/sheet-view";
import { useSheet } from "@/app/_components/grid/use-sheet";
import { Select } from "@/app/_components/ui/inputs";
import { PageHeader } from "@/app/_components/ui/page-header";
import { RECORD_SETS } from "@/domain/grid/columns";
import type { MonthRow, RecordMonthView } from "@/server/records/month";
import { rowOfId } from "@/domain/grid/row-id";
import { RecordActions, RecordContext } from "../record-frame";
import { usePeriodText } from "../use-period-text";
import { dayName, monthName, shiftMonth } from "@/app/_components/time/month-name";
import { PeriodHead } from "./period-head";

interface MonthBoardProps {
  tenant: string;
  locale: Locale;
  view: RecordMonthView;
}

/** A month of one channel, a row a day or week, with sums at the foot. */
export function MonthBoard({ tenant, locale, view }: MonthBoardProps) {
  const t = useTranslations("record");
  const router = useRouter();
  const { team, channel, channels, month, rows, zone, today } = view;
  const sheet = useSheet({ scope: { tenant, userId: view.userId, of: team.id }, view, first: "basic" });
  const periodText = usePeriodText(locale);
  const href = (of: string, at: string) => `/${tenant}/record/month?channel=${of}&month=${at}`;
  const step = channel.cadence === "month" ? 12 : 1;
  const next = shiftMonth(month, step);
  const nameOf = (row: MonthRow) =>
    channel.cadence === "day" ? dayName(row.start, locale) : periodText({ cadence: channel.cadence, ...row });
  const name =
    channel.cadence === "month" ? t("twelveMonths", { month: monthName(month, locale) }) : monthName(month, locale);
  const open = rows.findLastIndex((row) => row.until <= today);
  return (
    <>
      <PageHeader
        title={t("name")}
        context={<RecordContext team={team.name} fictional={view.fictional} />}
        actions={
          <>
            <SaveState
              sheet={sheet}
              zone={zone}
              today={today}
              hrefOf={(row) => `/${tenant}/record?date=${rowOfId(row).start}&team=${team.id}`}
            />
            <RecordActions tenant={tenant} team={team.id} month={month} current="month" />
          </>
        }
      />
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Select
          aria-label={t("channel")}
          className="w-56"
          value={channel.id}
          onChange={(event) => router.push(href(event.target.value, month))}
        >
          {channels.map((one) => (
            <option key={one.id} value={one.id}>
              {t("channelOf", { channel: one.name, team: one.team })}
            </option>
          ))}
        </Select>
        <MonthSteps
          earlier={href(channel.id, shiftMonth(month, -step))}
          later={next <= today ? href(channel.id, next) : null}
          name={name}
          labels={step === 12 ? [t("previousYear"), t("nextYear")] : [t("previousMonth"), t("nextMonth")]}
        />
      </div>
      <SheetView
        sheet={sheet}
        sets={RECORD_SETS}
        caption={t("monthGrid", { channel: channel.name, month: name })}
        headLabel={t(channel.cadence)}
        zone={zone}
        ghosts={false}
        total={t("total")}
        nameOf={nameOf}
        head={(row) => <PeriodHead row={row} name={nameOf(row)} locale={locale} daily={channel.cadence === "day"} />}
        toneOf={(row) => (row.weekend || row.holiday ? "rest" : undefined)}
        start={Math.max(0, open)}
      />
    </>
  );
}

/** Back and on by a month, or by twelve. */
export function MonthSteps({
  earlier,
  later,
  name,
  labels: [before, after],
}: {
  earlier: string | null;
  later: string | null;
  name: string;
  labels: readonly [string, string];
}) {
  const arrow =
    "flex h-9 w-9 items-center justify-center rounded border border-hairline bg-surface hover:border-hairline-strong pointer-coarse:size-11";
  return (
    <div className="flex items-center gap-2">
      {earlier ? (
        <Link href={earlier} aria-label={before} className={arrow}>
          <span aria-hidden>◀</span>
        </Link>
      ) : (
        <span aria-hidden className={`${arrow} text-ink-3 hover:border-hairline`}>
          ◀
        </span>
      )}
      <p className="min-w-28 text-center text-body font-semibold">{name}</p>
      {later ? (
        <Link href={later} aria-label={after} className={arrow}>
          <span aria-hidden>▶</span>
        </Link>
      ) : (
        <span aria-hidden className={`${arrow} text-ink-3 hover:border-hairline`}>
          ▶
        </span>
      )}
    </div>
  );
}
