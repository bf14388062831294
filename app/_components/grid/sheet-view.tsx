"use client";

import type { ReactNode } from "react";
import { type GridSet, measureAt } from "@/domain/grid/columns";
import { valueOf } from "@/domain/measures/measure";
import type { GridRowView } from "@/server/records/grid-rows";
import { Skeleton } from "../ui/skeleton";
import { GridHelp } from "./grid-help";
import { RecordGrid } from "./record-grid";
import { RowCards } from "./row-cards";
import { SetChoice } from "./set-choice";
import { usePhone } from "./use-phone";
import type { SheetApi } from "./use-sheet";

interface SheetViewProps<R extends GridRowView> {
  sheet: SheetApi<R>;
  sets: readonly GridSet[];
  caption: string;
  headLabel: string;
  zone: string;
  ghosts: boolean;
  nameOf(row: R): string;
  head(row: R): ReactNode;
  toneOf?(row: R): "rest" | undefined;
  total?: string;
  /** The card a phone begins with. */
  start?: number;
  /** The row from which a desk's first empty cell is looked for; left out where nobody is taken anywhere. */
  begin?: number;
}

/** A sheet as the window has room for: a grid, or a card a row. */
export function SheetView<R extends GridRowView>({
  sheet,
  sets,
  caption,
  headLabel,
  zone,
  ghosts,
  nameOf,
  head,
  toneOf,
  total,
  start,
  begin,
}: SheetViewProps<R>) {
  const phone = usePhone();
  return (
    <div>
      <div className="mb-2">
        <SetChoice sheet={sheet} sets={sets} />
      </div>
      {phone !== false &&
        (phone ? (
          <RowCards sheet={sheet} nameOf={nameOf} head={head} zone={zone} start={start} />
        ) : (
          <Skeleton className="h-96 sm:hidden" />
        ))}
      {phone !== true && (
        <div className="max-sm:hidden">
          <RecordGrid
            sheet={sheet}
            caption={caption}
            headLabel={headLabel}
            nameOf={nameOf}
            head={head}
            toneOf={toneOf}
            zone={zone}
            total={total}
            begin={begin}
          />
        </div>
      )}
      <GridHelp ghosts={ghosts} details={hasDetails(sheet)} />
    </div>
  );
}

/** True when a summary stands for details that were recorded instead of it. */
function hasDetails({ rows, columns, queue }: SheetApi): boolean {
  return rows.some((row) => {
    const values = queue.row(row.id);
    return columns.some((column) => {
      const measure = measureAt(column, row.kind);
      return measure !== null && (values[measure] ?? null) === null && valueOf(measure, values) !== null;
    });
  });
}
