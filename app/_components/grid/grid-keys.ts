import type { KeyboardEvent } from "react";
import type { Direction, GridPosition } from "@/domain/grid/move";
import type { GridModel } from "./grid-model";

type Key = KeyboardEvent<HTMLInputElement>;
type Go = (place: GridPosition | null, grow?: boolean) => void;

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** Keys of a cell. Nothing happens while a Japanese word is being composed: its Enter belongs to the composition. */
export function onGridKey(event: Key, model: GridModel, go: Go): void {
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  const done = withModifier(event, model) || arrow(event, model, go) || plain(event, model, go);
  if (done) event.preventDefault();
}

function withModifier(event: Key, model: GridModel): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || model.editing) return false;
  const key = event.key.toLowerCase();
  if (key === "z") {
    if (event.shiftKey) model.redo();
    else model.undo();
    return true;
  }
  if (key === "y") {
    model.redo();
    return true;
  }
  return false;
}

function arrow(event: Key, model: GridModel, go: Go): boolean {
  const direction = ARROWS[event.key];
  if (!direction || event.altKey) return false;
  if (model.editing?.how === "inside" && (direction === "left" || direction === "right")) return false;
  if (event.shiftKey && !model.editing) {
    go(model.nextGrown(direction), true);
    return true;
  }
  if (model.editing) model.commit();
  go(model.next(direction, event.ctrlKey || event.metaKey));
  return true;
}

function plain(event: Key, model: GridModel, go: Go): boolean {
  switch (event.key) {
    case "Enter":
      model.commit();
      go(model.next(event.shiftKey ? "up" : "down"));
      return true;
    case "Tab":
      return tab(event, model, go);
    case "Escape":
      model.cancel();
      return true;
    case "F2":
      model.edit("inside");
      return true;
    case "Delete":
    case "Backspace":
      if (model.editing) return false;
      model.clear();
      return true;
    case "Home":
    case "End":
      return lineEnd(event, model, go);
    default:
      return false;
  }
}

function lineEnd(event: Key, model: GridModel, go: Go): boolean {
  if (model.editing) return false;
  go(model.next(event.key === "Home" ? "left" : "right", true));
  return true;
}

/** Tab walks the cells and leaves the grid past its ends, or at once after Escape: nobody is trapped. */
function tab(event: Key, model: GridModel, go: Go): boolean {
  const leaving = model.leaving;
  model.commit();
  const next = leaving ? null : model.nextTab(event.shiftKey);
  if (!next) return false;
  go(next);
  return true;
}
