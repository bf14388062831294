"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { measureAt } from "@/domain/grid/columns";
import { isRecorded } from "@/domain/records/day-summary";
import type { MeasureId } from "@/domain/measures/measure";
import type { GridRowView } from "@/server/records/grid-rows";
import { Button } from "../ui/button";
import { Select } from "../ui/inputs";
import { CardField } from "./card-field";
import { CardKpis } from "./card-kpis";
import { useCellNames } from "./cell-names";
import type { SheetApi } from "./use-sheet";

interface RowCardsProps<R extends GridRowView> {
  sheet: SheetApi<R>;
  nameOf(row: R): string;
  head(row: R): ReactNode;
  zone: string;
  start?: number;
}

/** On a phone: one row a card with large fields, and the way to the next one. */
export function RowCards<R extends GridRowView>({ sheet, nameOf, head, zone, start = 0 }: RowCardsProps<R>) {
  const t = useTranslations("grid");
  const names = useCellNames(sheet.variants);
  const [at, setAt] = useState(start);
  const chooser = useId();
  const row = sheet.rows[at];
  if (!row) return null;
  const measures = sheet.columns
    .map((column) => measureAt(column, row.kind))
    .filter((id): id is MeasureId => id !== null);
  const labelOf = (one: R): string =>
    `${nameOf(one)} ${t(isRecorded(sheet.queue.row(one.id)) ? "recorded" : "unrecorded")}`;
  return (
    <section aria-label={nameOf(row)} className="rounded-lg border border-hairline bg-surface p-4">
      <div className="mb-4 flex items-center justify-between gap-3 text-lead">
        <div className="min-w-0">{head(row)}</div>
        <span className="num text-small whitespace-nowrap text-ink-2">
          {t("cardOf", { at: at + 1, all: sheet.rows.length })}
        </span>
      </div>
      <div className="flex flex-col gap-3">
        {measures.map((measure) => (
          <CardField key={`${row.id}|${measure}`} sheet={sheet} row={row} measure={measure} names={names} zone={zone} />
        ))}
      </div>
      <CardKpis sheet={sheet} row={row} names={names} />
      <nav aria-label={t("cardChoose")} className="mt-4 grid grid-cols-[auto_1fr_auto] items-center gap-2">
        <Button className="h-11" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {t("cardPrevious")}
        </Button>
        <Select
          id={chooser}
          aria-label={t("cardChoose")}
          value={at}
          onChange={(event) => setAt(Number(event.target.value))}
        >
          {sheet.rows.map((one, index) => (
            <option key={one.id} value={index} disabled={one.future}>
              {labelOf(one)}
            </option>
          ))}
        </Select>
        <Button
          className="h-11"
          disabled={at >= sheet.rows.length - 1 || (sheet.rows[at + 1]?.future ?? true)}
          onClick={() => setAt(at + 1)}
        >
          {t("cardNext")}
        </Button>
      </nav>
    </section>
  );
}
