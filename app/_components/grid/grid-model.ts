import type { Currency } from "@/domain/currency";
import { type CellEdit, planPaste, readBlock, type RefusedText, type Sheet, writeBlock } from "@/domain/grid-block";
import { blockOf, growTo, type Direction, moveTo, type Place, type Shape, tabTo, within } from "@/domain/grid-move";
import { type CellCode, cellUnit, plainText, readCell } from "@/domain/grid-text";
import type { MeasureId } from "@/domain/measure";
import type { SaveQueue } from "./save-queue";

/** "over": typed over the cell, arrows commit. "inside": F2 or a double click, arrows move the caret. */
export interface Editing { readonly draft: string; readonly how: "over" | "inside" }
export interface Told { readonly taken: number; readonly refused: number; readonly beyond: number; readonly grey: number }
interface Step { readonly row: string; readonly measure: MeasureId; readonly before: number | null; readonly after: number | null }

const keyOf = (row: string, measure: MeasureId): string => `${row}|${measure}`;

/** What a grid of cells does, apart from how it looks: where one is, what is selected, being typed, pasted and undone. */
export class GridModel {
  at: Place | null = null;
  editing: Editing | null = null;
  /** What the last paste did, for the person to be told. */
  told: Told | null = null;
  /** Escape was pressed at rest: the next Tab leaves the grid. */
  leaving = false;
  lastEdited: { row: string; measure: MeasureId } | null = null;
  private anchor: Place | null = null;
  private readonly refused = new Map<string, RefusedText>();
  private done: Step[][] = [];
  private undone: Step[][] = [];
  private readonly listeners = new Set<() => void>();
  private revision = 0;

  constructor(private sheet: Sheet, private readonly queue: SaveQueue, private readonly currency: Currency) {}

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

  shape(): Shape { return this.sheet.map(({ cells }) => cells.map((cell) => cell !== null)); }
  /** The one cell that Tab reaches from outside. */
  home(): Place | null { return within(this.shape(), this.at); }
  cellAt(place: Place | null): { row: string; measure: MeasureId } | null {
    const row = place ? this.sheet[place.row] : undefined;
    const measure = place ? row?.cells[place.column] : undefined;
    return row && measure ? { row: row.id, measure } : null;
  }
  refusedAt(row: string, measure: MeasureId): { text: string; code: CellCode } | null { return this.refused.get(keyOf(row, measure)) ?? null; }
  refusedOf(row: string): RefusedText[] { return [...this.refused.values()].filter((cell) => cell.row === row); }
  isSelected({ row, column }: Place): boolean {
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
  enter(place: Place, grow = false): void {
    if (this.editing && (place.row !== this.at?.row || place.column !== this.at.column)) this.commit();
    this.at = place;
    if (!grow || !this.anchor) this.anchor = place;
    this.leaving = false;
    this.tell();
  }
  next(direction: Direction, far = false): Place | null { return this.at && moveTo(this.shape(), this.at, direction, far); }
  nextGrown(direction: Direction): Place | null { return this.at && growTo(this.shape(), this.at, direction); }
  nextTab(backwards: boolean): Place | null { return this.at && tabTo(this.shape(), this.at, backwards); }

  edit(how: Editing["how"], draft?: string): void {
    const cell = this.cellAt(this.at);
    if (!cell) return;
    const own = this.refusedAt(cell.row, cell.measure)?.text ?? this.textOf(cell.row, cell.measure);
    this.editing = { how: this.editing?.how ?? how, draft: draft ?? own };
    this.told = null;
    this.tell();
  }
  /** What was typed becomes the cell's value; what cannot be read stays at the cell with its reason. */
  commit(): void {
    const cell = this.cellAt(this.at);
    const draft = this.editing?.draft;
    this.editing = null;
    if (cell && draft !== undefined) this.take([{ ...cell, text: draft }]);
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
    const edits: CellEdit[] = [];
    for (const { row, measure, text } of texts) {
      const read = readCell(text, measure, this.currency);
      if (read.ok) edits.push({ row, measure, typed: read.value });
      else this.refused.set(keyOf(row, measure), { row, measure, text, code: read.code });
      this.lastEdited = { row, measure };
    }
    this.apply(edits);
  }
  clear(): void { this.apply(this.selected().map(({ row, measure }) => ({ row, measure, typed: null }))); }
  /** Puts a value into one cell: a way out that a bubble offers. */
  set(row: string, measure: MeasureId, typed: number | null): void { this.apply([{ row, measure, typed }]); }
  /** Forgets text that could not be read. */
  drop(row: string, measure: MeasureId): void { this.refused.delete(keyOf(row, measure)); this.tell(); }

  copy(): string {
    if (!this.at || !this.anchor) return "";
    const { from, to } = blockOf(this.anchor, this.at);
    return writeBlock(this.sheet.slice(from.row, to.row + 1).map(({ id, cells }) => cells.slice(from.column, to.column + 1)
      .map((measure) => (measure === null ? "" : this.textOf(id, measure)))));
  }
  paste(text: string): void {
    if (!this.at || !this.anchor) return;
    this.editing = null;
    const { from } = blockOf(this.anchor, this.at);
    const block = readBlock(text);
    const { edits, refused, beyond, grey } = planPaste(block, this.sheet, from, this.selects(), this.currency);
    this.apply(edits);
    for (const cell of refused) this.refused.set(keyOf(cell.row, cell.measure), cell);
    this.told = { taken: edits.length, refused: refused.length, beyond, grey };
    this.tell();
  }

  undo(): void { this.step(this.done, this.undone, "before"); }
  redo(): void { this.step(this.undone, this.done, "after"); }

  private step(from: Step[][], onto: Step[][], side: "before" | "after"): void {
    const steps = from.pop();
    if (!steps) return;
    onto.push(steps);
    for (const { row, measure } of steps) this.refused.delete(keyOf(row, measure));
    this.queue.edit(steps.map((one) => ({ row: one.row, measure: one.measure, typed: one[side] })));
    this.told = null;
    this.tell();
  }
  private apply(edits: readonly CellEdit[]): void {
    for (const { row, measure } of edits) this.refused.delete(keyOf(row, measure));
    const steps = edits.map(({ row, measure, typed }): Step => ({ row, measure, before: this.queue.value(row, measure), after: typed })).filter(({ before, after }) => before !== after);
    const last = edits.at(-1);
    if (last) this.lastEdited = { row: last.row, measure: last.measure };
    if (steps.length > 0) {
      this.done.push(steps);
      this.undone = [];
      this.queue.edit(steps.map(({ row, measure, after }) => ({ row, measure, typed: after })));
    }
    this.tell();
  }
  private textOf(row: string, measure: MeasureId): string { return plainText(this.queue.value(row, measure), cellUnit(measure, this.currency)); }
  private selected(): { row: string; measure: MeasureId }[] {
    return this.sheet.flatMap(({ id, cells }, row) => cells.flatMap((measure, column) => (measure !== null && this.isSelected({ row, column }) ? [{ row: id, measure }] : [])));
  }
  private tell(): void {
    this.revision += 1;
    for (const listener of this.listeners) listener();
  }
}
