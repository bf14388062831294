"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import type { Currency } from "@/domain/format/currency";
import type { Sheet } from "@/domain/grid/block";
import { columnsOf, type GridColumn, type GridSet, kpisAt, measureAt, placeIn, setWith } from "@/domain/grid/columns";
import type { KpiId, Variants } from "@/domain/kpi/kpi";
import type { MeasureId } from "@/domain/measures/measure";
import { reasonsOf } from "@/domain/records/note";
import type { GridRowView } from "@/server/records/grid-rows";
import { BASE_ROW, rowOfId } from "@/domain/grid/row-id";
import { type Flags, flagsOf, weightOf } from "./cell-flag";
import { GridModel } from "./grid-model";
import type { QueueState } from "./queue-state";
import type { SaveQueue } from "./save-queue";
import { type QueueScope, useSaveQueue } from "./use-save-queue";

export interface SheetApi<R extends GridRowView = GridRowView> {
  readonly rows: readonly R[];
  readonly set: GridSet;
  readonly columns: readonly GridColumn[];
  readonly kpis: readonly KpiId[];
  readonly variants: Variants;
  readonly currency: Currency;
  readonly queue: SaveQueue;
  readonly state: QueueState;
  readonly model: GridModel;
  /** By row id: what is to be said about its cells. */
  readonly flags: ReadonlyMap<string, Flags>;
  /** Cells that are not saved as they stand. */
  readonly stopped: number;
  choose(set: GridSet): void;
  /** Goes to the first cell that is not saved as it stands, under whichever columns it is. */
  showStopped(): void;
  /** Stores why a value stands. The number itself is sent first. */
  explain(row: string, measure: MeasureId, reason: string): Promise<void>;
}

/** What a recording page has read. */
export interface SheetData<R extends GridRowView> {
  readonly rows: readonly R[];
  readonly readAt: Date;
  readonly variants: Variants;
  readonly currency: Currency;
}

function sheetOf(rows: readonly GridRowView[], columns: readonly GridColumn[]): Sheet {
  return rows.map(({ id, kind, future }) => ({
    id,
    cells: columns.map((column) => (future ? null : measureAt(column, kind))),
  }));
}

/** Whoever leaves the page while a cell holds text that is no value yet is asked first. */
function useHeldText(model: GridModel): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (model.holdsText()) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [model]);
}

/** The first cell that is not saved as it stands, and in which row. */
const firstStopped = (rows: readonly GridRowView[], flags: ReadonlyMap<string, Flags>) =>
  rows.flatMap(({ id, kind }, row) =>
    [...(flags.get(id) ?? [])]
      .filter(([, flag]) => weightOf(flag) === "stop")
      .map(([measure]) => ({ row, kind, measure })),
  )[0];

/** The state behind a grid and its cards: rows, columns, what is typed, saved, flagged. */
export function useSheet<R extends GridRowView>({
  scope,
  view,
  first,
}: {
  scope: QueueScope;
  view: SheetData<R>;
  first: GridSet;
}): SheetApi<R> {
  const client = useTRPCClient();
  const { rows, variants, currency } = view;
  const kinds = rows.map(({ kind }) => kind);
  const [set, setSet] = useState(first);
  const [notes, setNotes] = useState<ReadonlyMap<string, string>>(
    () => new Map(rows.flatMap(({ id, note }) => (note === null ? [] : [[id, note] as const]))),
  );
  const { queue, state } = useSaveQueue(scope, view);
  const columns = columnsOf(set, kinds);
  const [model] = useState(() => new GridModel(sheetOf(rows, columns), queue, currency));
  useSyncExternalStore(model.subscribe, model.version, model.version);
  useHeldText(model);
  const flags = new Map(rows.map((row) => [row.id, flagsOf(row, { queue, model, note: notes.get(row.id) ?? null })]));
  const choose = (next: GridSet) => {
    model.show(sheetOf(rows, columnsOf(next, kinds)));
    setSet(next);
  };
  return {
    rows,
    set,
    columns,
    kpis: kpisAt(set, kinds),
    variants,
    currency,
    queue,
    state,
    model,
    flags,
    stopped: [...flags.values()].reduce(
      (sum, ofRow) => sum + [...ofRow.values()].filter((flag) => weightOf(flag) === "stop").length,
      0,
    ),
    choose,
    showStopped() {
      const found = firstStopped(rows, flags);
      if (!found) return;
      const next = placeIn(columns, found.kind, found.measure) === null ? setWith(found.measure, kinds) : set;
      if (next !== set) choose(next);
      // The columns have to be there before one can stand in them.
      requestAnimationFrame(() => {
        const column = placeIn(columnsOf(next, kinds), found.kind, found.measure);
        document
          .querySelector<HTMLElement>(
            `[data-cell="${found.row}:${column}"], [data-field="${rows[found.row]?.id}|${found.measure}"]`,
          )
          ?.focus();
      });
    },
    async explain(row, measure, reason) {
      await queue.flush();
      const value = queue.value(row, measure);
      const { channel, start } = rowOfId(row);
      if (value === null) return;
      const { note } = await client.record.saveNote.mutate({
        tenant: scope.tenant,
        channelId: channel === BASE_ROW ? null : channel,
        start,
        measure,
        value,
        reason,
        replaces: reasonsOf(notes.get(row) ?? null).find((line) => line.measure === measure)?.reason ?? null,
      });
      setNotes((old) => new Map(old).set(row, note));
    },
  };
}
