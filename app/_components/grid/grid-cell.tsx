"use client";

import { type ClipboardEvent, type KeyboardEvent, memo, type MouseEvent } from "react";
import { classes } from "../ui/classes";

export interface CellActions {
  focus(row: number, column: number): void;
  key(event: KeyboardEvent<HTMLInputElement>): void;
  type(text: string): void;
  press(event: MouseEvent<HTMLInputElement>, row: number, column: number): void;
  over(event: MouseEvent<HTMLInputElement>, row: number, column: number): void;
  open(): void;
  copy(event: ClipboardEvent<HTMLInputElement>): void;
  cut(event: ClipboardEvent<HTMLInputElement>): void;
  paste(event: ClipboardEvent<HTMLInputElement>): void;
}
interface GridCellProps {
  row: number;
  column: number;
  label: string;
  text: string;
  ghost: string;
  fromDetails: boolean;
  hint: string | undefined;
  live: boolean;
  editing: boolean;
  selected: boolean;
  current: boolean;
  weight: "stop" | "look" | "kept" | null;
  unsent: boolean;
  describedBy: string | undefined;
  actions: CellActions;
}

const WEIGHTS = {
  stop: "bg-worse-soft shadow-[inset_0_-2px_0_var(--worse)]",
  look: "bg-attention-soft shadow-[inset_0_-2px_0_var(--attention)]",
  kept: "shadow-[inset_0_-1px_0_var(--attention)]",
} as const;

/** One cell: an input that is always there, so that the first key of a Japanese word is never lost. */
export const GridCell = memo(function GridCell({
  row,
  column,
  label,
  text,
  ghost,
  fromDetails,
  hint,
  live,
  editing,
  selected,
  current,
  weight,
  unsent,
  describedBy,
  actions,
}: GridCellProps) {
  return (
    <td
      role="gridcell"
      aria-selected={selected}
      className={classes(
        "relative h-10 border-l border-hairline p-0",
        weight && WEIGHTS[weight],
        selected && !current && "bg-sunken",
      )}
    >
      <input
        data-cell={`${row}:${column}`}
        data-unsent={unsent || undefined}
        tabIndex={current ? 0 : -1}
        aria-label={label}
        aria-invalid={weight === "stop" || undefined}
        aria-describedby={describedBy}
        title={hint}
        value={text}
        readOnly={!live}
        placeholder={ghost}
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="next"
        onFocus={() => actions.focus(row, column)}
        onKeyDown={actions.key}
        onChange={(event) => actions.type(event.target.value)}
        onMouseDown={(event) => actions.press(event, row, column)}
        onMouseEnter={(event) => actions.over(event, row, column)}
        onDoubleClick={actions.open}
        onCopy={actions.copy}
        onCut={actions.cut}
        onPaste={actions.paste}
        className={classes(
          "num h-full w-full cursor-default bg-transparent px-2.5 text-right text-body focus:outline-2 focus:-outline-offset-2 focus:outline-focus",
          editing ? "cursor-text bg-surface" : "selection:bg-transparent caret-transparent",
          fromDetails ? "placeholder:text-ink-2 placeholder:italic" : "placeholder:text-ink-3",
          weight === "stop" ? "text-worse" : "text-ink",
        )}
      />
    </td>
  );
});
