"use client";

import { type ClipboardEvent, type RefObject, useEffect, useMemo } from "react";
import type { GridPosition } from "@/domain/grid/move";
import type { CellActions } from "./grid-cell";
import { onGridKey } from "./grid-keys";
import type { GridModel } from "./grid-model";

/** What the cells of a grid do with keys, mouse and clipboard. Focus is where one is; the model follows it. */
export function useCellActions(
  model: GridModel,
  frame: RefObject<HTMLDivElement | null>,
): CellActions & { go(place: GridPosition | null): void } {
  const actions = useMemo(() => {
    // Set while focus is moved to make a selection larger, read by the focus it causes.
    let growing = false;
    let dragging = false;
    const go = (place: GridPosition | null, grow = false) => {
      if (!place) return;
      const input = frame.current?.querySelector<HTMLInputElement>(`[data-cell="${place.row}:${place.column}"]`);
      growing = grow;
      if (!input || input === document.activeElement) model.enter(place, grow);
      input?.focus();
      input?.select();
      growing = false;
    };
    const copy = (event: ClipboardEvent<HTMLInputElement>): boolean => {
      if (model.editing) return false;
      event.preventDefault();
      event.clipboardData.setData("text/plain", model.copy());
      return true;
    };
    const stop = () => {
      dragging = false;
    };
    return {
      go,
      stop,
      focus(row: number, column: number) {
        model.enter({ row, column }, growing);
      },
      key: (event: Parameters<CellActions["key"]>[0]) => onGridKey(event, model, go),
      type: (text: string) => model.edit("over", text),
      press(event: Parameters<CellActions["press"]>[0], row: number, column: number) {
        const here = model.at?.row === row && model.at.column === column;
        if (event.button !== 0 || (here && model.editing)) return;
        event.preventDefault();
        dragging = !event.shiftKey;
        go({ row, column }, event.shiftKey);
      },
      over(event: Parameters<CellActions["over"]>[0], row: number, column: number) {
        if (dragging && event.buttons === 1) go({ row, column }, true);
      },
      open: () => model.edit("inside"),
      copy: (event: ClipboardEvent<HTMLInputElement>) => {
        copy(event);
      },
      cut: (event: ClipboardEvent<HTMLInputElement>) => {
        if (copy(event)) model.clear();
      },
      paste(event: ClipboardEvent<HTMLInputElement>) {
        const text = event.clipboardData.getData("text/plain");
        // One value into a cell that is being edited is ordinary typing.
        if (model.editing && !/[\t\r\n]/.test(text)) return;
        event.preventDefault();
        model.paste(text);
      },
    };
  }, [model, frame]);
  useLeaving(model, actions.stop);
  return actions;
}

/** What is half typed when the page goes away is kept as well. */
function useLeaving(model: GridModel, stop: () => void) {
  useEffect(() => {
    const leave = () => model.commit();
    const hide = () => {
      if (document.visibilityState === "hidden") leave();
    };
    window.addEventListener("mouseup", stop);
    window.addEventListener("pagehide", leave);
    window.addEventListener("beforeunload", leave);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("mouseup", stop);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("beforeunload", leave);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [model, stop]);
}
