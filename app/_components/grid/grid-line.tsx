"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { measureAt } from "@/domain/grid/columns";
import type { GridPosition } from "@/domain/grid/move";
import { cellText, cellUnit } from "@/domain/grid/cell-text";
import { type MeasureId, valueOf } from "@/domain/measures/measure";
import type { GridRowView } from "@/server/records/grid-rows";
import { classes } from "../ui/classes";
import { restingText, weightOf } from "./cell-flag";
import type { useCellNames } from "./cell-names";
import { type CellActions, GridCell } from "./grid-cell";
import { KpiCell } from "./kpi-cell";
import { useLive } from "./use-phone";
import type { SheetApi } from "./use-sheet";

interface GridLineProps {
  sheet: SheetApi;
  row: GridRowView;
  index: number;
  name: string;
  head: ReactNode;
  tone: "rest" | undefined;
  names: ReturnType<typeof useCellNames>;
  actions: CellActions;
  bubbleId: string;
}

/** A row: its name, its cells (grey where the channel has no such measure), its KPIs as they are typed. */
export function GridLine({ sheet, row, index, name, head, tone, names, actions, bubbleId }: GridLineProps) {
  const t = useTranslations("grid");
  const locale = useLocale();
  const values = sheet.queue.row(row.id);
  return (
    <tr
      className={classes(
        "[&>*]:border-b [&:last-child>*]:border-b-0 [&>*]:border-hairline",
        tone === "rest" && "bg-sunken",
      )}
    >
      <th
        scope="row"
        className={classes(
          "sticky left-0 z-[1] h-10 pr-3 pl-[18px] text-left font-normal whitespace-nowrap",
          tone === "rest" ? "bg-sunken" : "bg-surface",
        )}
      >
        {head}
      </th>
      {sheet.columns.map((column, at) => {
        const measure = measureAt(column, row.kind);
        if (measure === null || row.future) {
          return (
            <td key={column.key} role="gridcell" aria-disabled className="border-l bg-sunken">
              <span className="sr-only">{measure === null ? t("notAsked") : t("notYet")}</span>
            </td>
          );
        }
        return (
          <Cell
            key={column.key}
            sheet={sheet}
            row={row}
            place={{ row: index, column: at }}
            measure={measure}
            label={t("cell", { row: name, column: names.measure(measure) })}
            derived={valueOf(measure, values)}
            actions={actions}
            bubbleId={bubbleId}
          />
        );
      })}
      {sheet.kpis.map((id) => (
        <KpiCell
          key={id}
          id={id}
          kind={row.kind}
          rows={[values]}
          variants={sheet.variants}
          currency={sheet.currency}
          locale={locale}
          reference={t("reference")}
        />
      ))}
    </tr>
  );
}

interface CellProps {
  sheet: SheetApi;
  row: GridRowView;
  place: GridPosition;
  measure: MeasureId;
  label: string;
  derived: number | null;
  actions: CellActions;
  bubbleId: string;
}

const isAt = (at: GridPosition | null, { row, column }: GridPosition): boolean =>
  at?.row === row && at.column === column;

function Cell({
  sheet: { queue, model, flags, currency },
  row,
  place,
  measure,
  label,
  derived,
  actions,
  bubbleId,
}: CellProps) {
  const t = useTranslations("grid");
  const unit = cellUnit(measure, currency);
  const live = useLive();
  const value = queue.value(row.id, measure);
  const here = isAt(model.at, place);
  const editing = here ? model.editing : null;
  const flag = flags.get(row.id)?.get(measure);
  const resting = restingText(flag, cellText(value, unit));
  // A summary nobody typed, but the details are there: what counts is shown, not last week's figure.
  const fromDetails = value === null && derived !== null;
  const ghost = fromDetails ? derived : (row.ghost[measure] ?? null);
  const ghostText = cellText(ghost, unit);
  const hint =
    value !== null || ghost === null ? undefined : t(fromDetails ? "derived" : "previous", { value: ghostText });
  return (
    <GridCell
      row={place.row}
      column={place.column}
      label={label}
      hint={hint}
      ghost={ghostText}
      fromDetails={fromDetails}
      live={live}
      editing={editing !== null}
      selected={model.isSelected(place)}
      text={editing ? editing.draft : resting}
      current={isAt(model.home(), place)}
      weight={weightOf(flag)}
      unsent={queue.isUnsent(row.id, measure)}
      describedBy={flag && here ? bubbleId : undefined}
      actions={actions}
    />
  );
}
