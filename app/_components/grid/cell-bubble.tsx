"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { GridPosition } from "@/domain/grid/move";
import type { MeasureId } from "@/domain/measures/measure";
import { measureAt } from "@/domain/grid/columns";
import { BubbleBody } from "./bubble-body";
import type { Flag } from "./cell-flag";
import { weightOf } from "./cell-flag";
import type { useCellNames } from "./cell-names";
import type { SheetApi } from "./use-sheet";

interface CellBubbleProps {
  sheet: SheetApi;
  id: string;
  frame: RefObject<HTMLDivElement | null>;
  zone: string;
  names: ReturnType<typeof useCellNames>;
  go(place: GridPosition | null): void;
}
interface Target {
  place: GridPosition;
  row: string;
  measure: MeasureId;
  flag: Flag;
}

/** The bubble at a flagged cell: what is wrong, why, and two ways out. Alt+↓ goes into it, Escape back. */
export function CellBubble({ sheet, id, frame, zone, names, go }: CellBubbleProps) {
  const t = useTranslations("grid");
  const box = useRef<HTMLDivElement>(null);
  const target = targetOf(sheet);
  const place = useSpot(frame, target, sheet.model.at);
  useEffect(() => {
    const element = frame.current;
    const enter = (event: globalThis.KeyboardEvent) => {
      if (!event.altKey || event.key !== "ArrowDown") return;
      const first = box.current?.querySelector<HTMLElement>("button, input");
      if (first) {
        event.preventDefault();
        first.focus();
      }
    };
    element?.addEventListener("keydown", enter);
    return () => element?.removeEventListener("keydown", enter);
  }, [frame]);
  if (!target || !place) return null;
  const back = () => go(target.place);
  const escape = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      back();
    }
  };
  return (
    <div
      ref={box}
      id={id}
      role="group"
      aria-label={t("bubble")}
      onKeyDown={escape}
      style={{ left: place.left, top: place.top, ...(place.above ? { transform: "translateY(-100%)" } : {}) }}
      className="absolute z-20 w-[330px] max-w-[calc(100vw-32px)] rounded border border-ink bg-ink px-3 py-2.5 text-small leading-relaxed text-paper"
    >
      <BubbleBody
        key={`${target.row}|${target.measure}`}
        sheet={sheet}
        row={target.row}
        measure={target.measure}
        flag={target.flag}
        zone={zone}
        names={names}
        back={back}
      />
      <p className="mt-1 text-note text-paper/80">{t("bubbleKey")}</p>
    </div>
  );
}

/** The cell one is on when it is flagged; else what the last typed value has caused in its row. */
function targetOf(sheet: SheetApi): Target | null {
  const { model, flags } = sheet;
  if (model.editing) return null;
  const at = model.cellAt(model.at);
  const own = at ? flags.get(at.row)?.get(at.measure) : undefined;
  return at && own && model.at ? { place: model.at, ...at, flag: own } : ofLastEdit(sheet);
}

function ofLastEdit(sheet: SheetApi): Target | null {
  const last = sheet.model.lastEdited;
  if (!last) return null;
  const found = [...(sheet.flags.get(last.row) ?? [])].find(([, flag]) => weightOf(flag) !== "kept");
  if (!found) return null;
  const [measure, flag] = found;
  const place = placeOf(sheet, last.row, measure);
  return place && { place, row: last.row, measure, flag };
}

function placeOf({ rows, columns }: SheetApi, row: string, measure: MeasureId): GridPosition | null {
  const index = rows.findIndex(({ id }) => id === row);
  const kind = rows[index]?.kind;
  const column = kind ? columns.findIndex((one) => measureAt(one, kind) === measure) : -1;
  return index >= 0 && column >= 0 ? { row: index, column } : null;
}

interface Spot {
  left: number;
  top: number;
  above: boolean;
}

/** Beside its cell and never over the one being typed in: above when one has gone on below. */
function useSpot(frame: RefObject<HTMLDivElement | null>, target: Target | null, at: GridPosition | null): Spot | null {
  const [spot, setSpot] = useState<Spot | null>(null);
  const key = target ? `${target.place.row}:${target.place.column}` : null;
  const above = target !== null && at !== null && at.row > target.place.row;
  useLayoutEffect(() => {
    const measure = () => {
      const cell = key ? frame.current?.querySelector(`[data-cell="${key}"]`) : null;
      const outer = frame.current?.getBoundingClientRect();
      if (!cell || !outer) {
        setSpot(null);
        return;
      }
      const inner = cell.getBoundingClientRect();
      const left = Math.max(0, Math.min(inner.left - outer.left - 40, outer.width - 334));
      setSpot({ left, top: above ? inner.top - outer.top - 6 : inner.bottom - outer.top + 6, above });
    };
    measure();
    window.addEventListener("resize", measure);
    frame.current?.firstElementChild?.addEventListener("scroll", measure);
    const scroller = frame.current?.firstElementChild;
    return () => {
      window.removeEventListener("resize", measure);
      scroller?.removeEventListener("scroll", measure);
    };
  }, [frame, key, above]);
  return key ? spot : null;
}
