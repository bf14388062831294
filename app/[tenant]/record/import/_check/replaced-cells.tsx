"use client";

import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/app/_components/ui/data-table";
import { Panel } from "@/app/_components/ui/panel";
import { SegmentedChoice } from "@/app/_components/ui/segmented-choice";
import { shownUnit } from "@/domain/format/currency";
import { formatValue } from "@/domain/format/number";
import type { OnExisting } from "@/domain/imports/plan";
import { MEASURES, type MeasureId } from "@/domain/measures/measure";
import { dateLabel } from "@/domain/time/label";
import type { ImportPreview } from "@/server/imports/preview";
import type { ImportHome } from "../import-home";
import { Paged } from "./paged";

interface Props {
  preview: ImportPreview;
  home: ImportHome;
  onExisting: OnExisting;
  onChoose: (choice: OnExisting) => void;
}

/** Cells already recorded otherwise: the old number beside the new one, and which of them shall stand. */
export function ReplacedCells({ preview, home, onExisting, onChoose }: Props) {
  const [t, measures] = [useTranslations("import.replaced"), useTranslations("measure")];
  const locale = useLocale();
  const names = new Map(home.targets.map((target) => [target.id, target.name]));
  const columns = [
    { key: "date", label: t("date") },
    { key: "measure", label: t("measure") },
    { key: "before", label: t("before"), numeric: true },
    { key: "after", label: t("after"), numeric: true },
  ];
  const textOf = (measure: MeasureId, value: number) =>
    formatValue(value, shownUnit(MEASURES[measure].unit, home.currency), locale);
  const look = (stands: boolean) => (stands ? "font-semibold text-ink" : "text-ink-3 line-through");
  return (
    <Panel title={t("title")} note={t("count", { count: preview.replacedCount })}>
      <SegmentedChoice
        label={t("question")}
        value={onExisting}
        onChange={onChoose}
        options={[
          { value: "replace", label: t("replace") },
          { value: "keep", label: t("keep") },
        ]}
      />
      <div className="mt-3">
        <Paged items={preview.replaced}>
          {(shown) => (
            <DataTable
              caption={t("title")}
              hideCaption
              columns={columns}
              rows={shown.map((cell) => ({
                key: `${cell.channelId}${cell.start}${cell.measure}`,
                date: (
                  <span className="block py-1.5">
                    {dateLabel(cell.start, locale)}
                    <span className="block text-note text-ink-3">{names.get(cell.channelId)}</span>
                  </span>
                ),
                measure: measures(cell.measure),
                before: <span className={look(onExisting === "keep")}>{textOf(cell.measure, cell.before)}</span>,
                after: <span className={look(onExisting === "replace")}>{textOf(cell.measure, cell.after)}</span>,
              }))}
            />
          )}
        </Paged>
      </div>
      {preview.replaced.length < preview.replacedCount && (
        <p className="mt-2 text-note text-ink-3">{t("more", { listed: preview.replaced.length })}</p>
      )}
    </Panel>
  );
}
