"use client";

import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/app/_components/ui/badge";
import { DataTable } from "@/app/_components/ui/data-table";
import { Panel } from "@/app/_components/ui/panel";
import { formatDecimal } from "@/domain/format-number";
import { addDays, type LocalDate } from "@/domain/period";
import { rangeLabel } from "@/domain/period-label";
import { UndoButton } from "./undo-button";

interface Entry {
  id: string; fileName: string; rowsNew: number; rowsChanged: number; rowsSame: number; by: string; at: Date; undoneAt: Date | null;
  channels: string; from: LocalDate | null; last: LocalDate | null;
}

/** Files taken in so far: who, when, what they wrote, and the way to take one back. */
export function ImportHistory({ tenant, entries, zone }: { tenant: string; entries: readonly Entry[]; zone: string }) {
  const t = useTranslations("import.history");
  const locale = useLocale() === "en" ? "en" : "ja";
  if (entries.length === 0) return null;
  const time = new Intl.DateTimeFormat(locale === "ja" ? "ja-JP" : "en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  const columns = [{ key: "file", label: t("file") }, { key: "wrote", label: t("wrote") }, { key: "rows", label: t("rows"), numeric: true }, { key: "by", label: t("by") }, { key: "undo", label: t("action") }];
  const rows = entries.map((entry) => ({
    key: entry.id,
    file: <span className="block max-w-[30ch] min-w-[14ch] py-1.5 break-words">{entry.fileName}</span>,
    wrote: <span className="block min-w-[20ch] py-1.5">{entry.channels}{entry.from && entry.last && <span className="block text-[12px] text-ink-3">{rangeLabel({ from: entry.from, until: addDays(entry.last, 1) }, locale)}</span>}</span>,
    rows: t("counts", { new: formatDecimal(entry.rowsNew, locale), changed: formatDecimal(entry.rowsChanged, locale) }),
    by: <span className="block whitespace-nowrap">{entry.by}<time dateTime={entry.at.toISOString()} className="num block text-[12px] text-ink-3">{time.format(entry.at)}</time></span>,
    undo: entry.undoneAt ? <Badge>{t("undone")}</Badge> : <UndoButton tenant={tenant} importId={entry.id} fileName={entry.fileName} count={entry.rowsNew + entry.rowsChanged} />,
  }));
  return <Panel title={t("title")}><DataTable caption={t("title")} hideCaption columns={columns} rows={rows} /></Panel>;
}
