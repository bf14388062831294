"use client";

import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/app/_components/ui/badge";
import { Panel } from "@/app/_components/ui/panel";
import type { Currency } from "@/domain/format/currency";
import { formatDecimal } from "@/domain/format/number";
import { addDays, type LocalDate } from "@/domain/time/period";
import { rangeLabel } from "@/domain/time/label";
import { UndoButton } from "./undo-button";

interface Entry {
  id: string;
  fileName: string;
  rowsNew: number;
  rowsChanged: number;
  rowsSame: number;
  by: string;
  at: Date;
  undoneAt: Date | null;
  channels: string;
  from: LocalDate | null;
  last: LocalDate | null;
}

/** Files taken in so far: who, when, what they wrote, and the way to take one back. */
export function ImportHistory({
  tenant,
  entries,
  zone,
  currency,
}: {
  tenant: string;
  entries: readonly Entry[];
  zone: string;
  currency: Currency;
}) {
  const t = useTranslations("import.history");
  const locale = useLocale();
  if (entries.length === 0) return null;
  const time = new Intl.DateTimeFormat(locale === "ja" ? "ja-JP" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  });
  return (
    <Panel title={t("title")}>
      <ul>
        {entries.map((entry) => (
          <li
            key={entry.id}
            className="grid gap-x-4 gap-y-1 border-t border-hairline py-2.5 text-small leading-normal first:border-t-0 first:pt-0 last:pb-0 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_minmax(0,1.4fr)_minmax(0,1.6fr)_6rem] md:items-center"
          >
            <p className="min-w-0 font-semibold break-words">{entry.fileName}</p>
            <p className="min-w-0">
              {entry.channels}
              {entry.from && entry.last && (
                <span className="block text-note text-ink-3">
                  {rangeLabel({ from: entry.from, until: addDays(entry.last, 1) }, locale)}
                </span>
              )}
            </p>
            <p className="num">
              {t("counts", {
                new: formatDecimal(entry.rowsNew, locale),
                changed: formatDecimal(entry.rowsChanged, locale),
              })}
            </p>
            <p>
              {entry.by}
              <time dateTime={entry.at.toISOString()} className="num ml-2 text-note text-ink-3 md:ml-0 md:block">
                {time.format(entry.at)}
              </time>
            </p>
            <p className="md:text-right">
              {entry.undoneAt ? (
                <Badge>{t("undone")}</Badge>
              ) : (
                <UndoButton
                  tenant={tenant}
                  importId={entry.id}
                  fileName={entry.fileName}
                  count={entry.rowsNew + entry.rowsChanged}
                  currency={currency}
                />
              )}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
