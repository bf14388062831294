import type { Currency } from "@/domain/format/currency";
import { type CellEdit, planPaste, readBlock, type RefusedText, type Sheet, writeBlock } from "@/domain/grid/block";
import {
  blockOf,
  growTo,
  type Direction,
  moveTo,
  type GridPosition,
  type Shape,
  tabTo,
  within,
} from "@/domain/grid/move";
import { type CellCode, cellUnit, plainText, readCell } from "@/domain/grid/cell-text";
import type { MeasureId } from "@/domain/measures/measure";
import type { SaveQueue } from "./save-queue";

/** "over": typed over the cell, arrows commit. "inside": F2 or a double click, arrows move the caret. */
export interface Editing {
  readonly draft: string;
  readonly how: "over" | "inside";
  /** False after F2 until a key changes something: looking is no edit. */
  readonly touched: boolean;
}
export interface Told {
  readonly taken: number;
  readonly refused: number;
  readonly beyond: number;
  readonly grey: number;
}
/** A cell as an undo finds it: its value, and the text beside it that could not be read. */
interface Side {
  readonly value: number | null;
  readonly refused: RefusedText | null;
}
interface Change {
  readonly row: string;
  readonly measure: MeasureId;
  readonly after: Side;
}
interface Step extends Change {
  readonly before: Side;
}

const keyOf = (row: string, measure: MeasureId): string => `${row}|${measure}`;

/** What a grid of cells does, apart from how it looks: where one is, what is selected, being typed, pasted and undone. */
export class GridModel {
  at: GridPosition | null = null;
  editing: Editing | null = null;
  /** What the last paste did, for the person to be told. */
  told: Told | null = null;
  /** Escape was pressed at rest: the next Tab leaves the grid. */
  leaving = false;
  lastEdited: { row: string; measure: MeasureId } | null = null;
  private anchor: GridPosition | null = null;
  private readonly refused = new Map<string, RefusedText>();
  private done: Step[][] = [];
  private undone: Step[][] = [];
  private readonly listeners = new Set<() => void>();
  private revision = 0;

  constructor(
    private sheet: Sheet,
    private readonly queue: SaveQueue,
    private readonly currency: Currency,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly version = (): number => this.revision;

  /** Other columns or rows are shown: one stands where that is still possible. */
  show(sheet: Sheet): void {
    this.sheet = sheet;
    this.at = this.anchor = within(this.shape(), this.at);
    this.editing = null;
    this.tell();
  }

  shape(): Shape {
    return this.sheet.map(({ cells }) => cells.map((cell) => cell !== null));
  }
  /** The one cell that Tab reaches from outside. */
  home(): GridPosition | null {
    return within(this.shape(), this.at);
  }
  cellAt(place: GridPosition | null): { row: string; measure: MeasureId } | null {
    const row = place ? this.sheet[place.row] : undefined;
    const measure = place ? row?.cells[place.column] : undefined;
    return row && measure ? { row: row.id, measure } : null;
  }
  refusedAt(row: string, measure: MeasureId): { text: string; code: CellCode } | null {
    return this.refused.get(keyOf(row, measure)) ?? null;
  }
  refusedOf(row: string): RefusedText[] {
    return [...this.refused.values()].filter((cell) => cell.row === row);
  }
  /** Text that could not be read lives on this page only. */
  holdsText(): boolean {
    return this.refused.size > 0;
  }
  isSelected({ row, column }: GridPosition): boolean {
    if (!this.at || !this.anchor) return false;
    const { from, to } = blockOf(this.anchor, this.at);
    return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
  }
  selects(): { rows: number; columns: number } {
    if (!this.at || !this.anchor) return { rows: 1, columns: 1 };
    const { from, to } = blockOf(this.anchor, this.at);
    return { rows: to.row - from.row + 1, columns: to.column - from.column + 1 };
  }

  /** Focus came to a cell. `grow` keeps the other corner of the selection. */
  enter(place: GridPosition, grow = false): void {
    if (this.editing && (place.row !== this.at?.row || place.column !== this.at.column)) this.commit();
    this.at = place;
    if (!grow || !this.anchor) this.anchor = place;
    this.leaving = false;
    this.tell();
  }
  next(direction: Direction, far = false): GridPosition | null {
    return this.at && moveTo(this.shape(), this.at, direction, far);
  }
  nextGrown(direction: Direction): GridPosition | null {
    return this.at && growTo(this.shape(), this.at, direction);
  }
  nextTab(backwards: boolean): GridPosition | null {
    return this.at && tabTo(this.shape(), this.at, backwards);
  }

  edit(how: Editing["how"], draft?: string): void {
    const cell = this.cellAt(this.at);
    if (!cell) return;
    const own = this.refusedAt(cell.row, cell.measure)?.text ?? this.textOf(cell.row, cell.measure);
    this.editing = {
      how: this.editing?.how ?? how,
      draft: draft ?? own,
      touched: draft !== undefined || (this.editing?.touched ?? false),
    };
    this.told = null;
    this.tell();
  }
  /** What was typed becomes the cell's value; what cannot be read stays at the cell with its reason. */
  commit(): void {
    const cell = this.cellAt(this.at);
    const { draft, touched } = this.editing ?? {};
    this.editing = null;
    if (cell && draft !== undefined && touched) this.take([{ ...cell, text: draft }]);
    this.tell();
  }
  cancel(): void {
    if (this.editing) this.editing = null;
    else if (this.selects().rows * this.selects().columns > 1) this.anchor = this.at;
    else this.leaving = true;
    this.tell();
  }
  /** Text for one cell, from wherever it was typed. */
  take(texts: readonly { row: string; measure: MeasureId; text: string }[]): void {
    this.apply(
      texts.map(({ row, measure, text }): Change => {
        const read = readCell(text, measure, this.currency);
        return read.ok ? this.valued(row, measure, read.value) : this.unread({ row, measure, text, code: read.code });
      }),
    );
  }
  clear(): void {
    this.apply(this.selected().map(({ row, measure }) => this.valued(row, measure, null)));
  }
  /** Puts a value into one cell: a way out that a bubble offers. */
  set(row: string, measure: MeasureId, typed: number | null): void {
    this.apply([this.valued(row, measure, typed)]);
  }
  /** Forgets text that could not be read. */
  drop(row: string, measure: MeasureId): void {
    this.set(row, measure, this.queue.value(row, measure));
  }

  copy(): string {
    if (!this.at || !this.anchor) return "";
    const { from, to } = blockOf(this.anchor, this.at);
    return writeBlock(
      this.sheet
        .slice(from.row, to.row + 1)
        .map(({ id, cells }) =>
          cells.slice(from.column, to.column + 1).map((measure) => (measure === null ? "" : this.textOf(id, measure))),
        ),
    );
  }
  paste(text: string): void {
    if (!this.at || !this.anchor) return;
    this.editing = null;
    const { from } = blockOf(this.anchor, this.at);
    const block = readBlock(text);
    const { edits, refused, beyond, grey } = planPaste(block, this.sheet, from, this.selects(), this.currency);
    this.apply([
      ...edits.map(({ row, measure, typed }) => this.valued(row, measure, typed)),
      ...refused.map((cell) => this.unread(cell)),
    ]);
    this.told = { taken: edits.length, refused: refused.length, beyond, grey };
    this.tell();
  }

  undo(): void {
    this.step(this.done, this.undone, "before");
  }
  redo(): void {
    this.step(this.undone, this.done, "after");
  }

  private step(from: Step[][], onto: Step[][], side: "before" | "after"): void {
    const steps = from.pop();
    if (!steps) return;
    onto.push(steps);
    this.put(steps, side);
    this.told = null;
    this.tell();
  }
  private apply(changes: readonly Change[]): void {
    const steps = changes
      .map((change): Step => ({ ...change, before: this.sideOf(change.row, change.measure) }))
      .filter(({ before, after }) => before.value !== after.value || before.refused?.text !== after.refused?.text);
    const last = changes.at(-1);
    this.told = null;
    if (last) this.lastEdited = { row: last.row, measure: last.measure };
    if (steps.length > 0) {
      this.done.push(steps);
      this.undone = [];
      this.put(steps, "after");
    }
    this.tell();
  }
  private put(steps: readonly Step[], side: "before" | "after"): void {
    for (const step of steps) {
      const { refused } = step[side];
      if (refused) this.refused.set(keyOf(step.row, step.measure), refused);
      else this.refused.delete(keyOf(step.row, step.measure));
    }
    // Text that could not be read has changed no value: taking it back must not either.
    const moved = steps.filter(({ before, after }) => before.value !== after.value);
    if (moved.length > 0)
      this.queue.edit(
        moved.map((step): CellEdit => ({ row: step.row, measure: step.measure, typed: step[side].value })),
      );
  }
  private sideOf(row: string, measure: MeasureId): Side {
    return { value: this.queue.value(row, measure), refused: this.refused.get(keyOf(row, measure)) ?? null };
  }
  private valued(row: string, measure: MeasureId, value: number | null): Change {
    return { row, measure, after: { value, refused: null } };
  }
  private unread(refused: RefusedText): Change {
    return {
      row: refused.row,
      measure: refused.measure,
      after: { value: this.queue.value(refused.row, refused.measure), refused },
    };
  }
  private textOf(row: string, measure: MeasureId): string {
    return plainText(this.queue.value(row, measure), cellUnit(measure, this.currency));
  }
  private selected(): { row: string; measure: MeasureId }[] {
    return this.sheet.flatMap(({ id, cells }, row) =>
      cells.flatMap((measure, column) =>
        measure !== null && this.isSelected({ row, column }) ? [{ row: id, measure }] : [],
      ),
    );
  }
  private tell(): void {
    this.revision += 1;
    for (const listener of this.listeners) listener();
  }
}
