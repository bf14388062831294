"use client";

import type { Locale } from "@/domain/format/number";
import { useTranslations } from "next-intl";
import { SaveState } from "@/app/_components/grid/save-state";
import { SheetView } from "@/app/_components/grid/sheet-view";
import { useSheet } from "@/app/_components/grid/use-sheet";
import { PageHeader } from "@/app/_components/ui/page-header";
import { comparable, isRecorded, summariseDay } from "@/domain/records/day-summary";
import { RECORD_SETS } from "@/domain/grid/columns";
import type { ChannelKind } from "@/domain/measures/channel";
import { dateLabel } from "@/domain/time/label";
import type { RecordDayView } from "@/server/records/day";
import { rowOfId } from "@/domain/grid/row-id";
import { ChannelHead } from "./channel-head";
import { DayMemo } from "./day-memo";
import { DayStrip } from "./day-strip";
import { DaySummary } from "./day-summary";
import { RecordActions, RecordContext } from "./record-frame";
import { usePeriodText } from "./use-period-text";

interface DayBoardProps {
  tenant: string;
  locale: Locale;
  view: RecordDayView & { team: { id: string; name: string } };
}

/** The morning's entry: a day over all channels of a team, its totals and its memo, saved as one types. */
export function DayBoard({ tenant, locale, view }: DayBoardProps) {
  const t = useTranslations("record");
  const { team, date, rows, zone, today, variants } = view;
  const sheet = useSheet({ scope: { tenant, userId: view.userId, of: team.id }, view, first: "basic" });
  const periodText = usePeriodText(locale);
  const open = view.rows.findIndex((row) => !row.resting && !isRecorded(row.values));
  const lines = rows
    .filter(({ cadence }) => cadence === "day")
    .map((row) => ({ channel: row.channel, kind: row.kind as ChannelKind, row: sheet.queue.row(row.id) }));
  const asked = rows.filter((row) => !row.resting || isRecorded(sheet.queue.row(row.id)));
  const recorded = asked.filter((row) => isRecorded(sheet.queue.row(row.id))).length;
  const hrefOf = (row: string) => `/${tenant}/record?date=${rowOfId(row).start}&team=${team.id}`;
  return (
    <>
      <PageHeader
        title={t("name")}
        context={<RecordContext team={team.name} fictional={view.fictional} />}
        actions={
          <>
            <SaveState sheet={sheet} zone={zone} today={today} hrefOf={hrefOf} />
            <RecordActions tenant={tenant} team={team.id} month={`${date.slice(0, 7)}-01`} current="day" />
          </>
        }
      />
      <DayStrip tenant={tenant} view={view} locale={locale} asked={asked.length} recorded={recorded} />
      {rows.length === 0 ? (
        <p className="leading-loose text-ink-2">{t("empty")}</p>
      ) : (
        <SheetView
          sheet={sheet}
          sets={RECORD_SETS}
          caption={t("grid", { date: dateLabel(date, locale) })}
          headLabel={t("channel")}
          zone={zone}
          ghosts
          start={Math.max(0, open)}
          begin={open < 0 ? undefined : open}
          nameOf={(row) => row.name}
          head={(row) => (
            <ChannelHead
              kind={row.kind as ChannelKind}
              name={row.name}
              note={row.cadence === "day" ? t("cadence.day") : periodText(row)}
              resting={row.resting && !isRecorded(sheet.queue.row(row.id))}
            />
          )}
        />
      )}
      <div className="mt-8 grid gap-4 lg:grid-cols-2">
        <DaySummary
          now={summariseDay(lines, variants)}
          before={summariseDay(comparable(view.before, lines), variants)}
          date={date}
          currency={view.currency}
          locale={locale}
        />
        <DayMemo tenant={tenant} team={team.id} date={date} first={view.memos} zone={zone} locale={locale} />
      </div>
    </>
  );
}
