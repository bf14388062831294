import type { Currency } from "@/domain/format/currency";
import type { CellCode } from "@/domain/grid/cell-text";
import { readCell } from "@/domain/grid/cell-text";
import type { MeasureId } from "@/domain/measures/measure";
import type { GridPosition } from "@/domain/grid/move";

/** A block as Excel and Google Sheets copy it: tabs and line ends, cells with either in quotation marks. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const { cell, next } = readOne(text, at);
    row.push(cell);
    const mark = text[next];
    if (mark !== "\t") {
      rows.push(row);
      row = [];
    }
    at = next + (mark === "\r" && text[next + 1] === "\n" ? 2 : 1);
    if (mark === undefined) break;
  }
  // Spreadsheets end a block with a line end; that is no further row.
  if (rows.length > 1 && rows.at(-1)?.every((cell) => cell === "")) rows.pop();
  return rows;
}

function readOne(text: string, at: number): { cell: string; next: number } {
  if (text[at] === '"') {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(at));
    if (quoted) return { cell: (quoted[1] ?? "").replaceAll('""', '"'), next: at + quoted[0].length };
  }
  const end = text.slice(at).search(/[\t\r\n]/);
  const next = end < 0 ? text.length : at + end;
  return { cell: text.slice(at, next), next };
}

/** A block as spreadsheets read it. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.join("\t")).join("\r\n");
}

export type CellEdit = { readonly row: string; readonly measure: MeasureId; readonly typed: number | null };
export type RefusedText = {
  readonly row: string;
  readonly measure: MeasureId;
  readonly text: string;
  readonly code: CellCode;
};
/** The cells a block falls on: row ids, and the measure of each column (null: grey). */
export type Sheet = readonly { readonly id: string; readonly cells: readonly (MeasureId | null)[] }[];

export type PastePlan = {
  readonly edits: readonly CellEdit[];
  /** Could not be understood: they stay at their cell with the reason, their neighbours are taken. */
  readonly refused: readonly RefusedText[];
  /** Values that found no cell: past the last row or column, or on a grey cell. */
  readonly beyond: number;
  readonly grey: number;
};

/** Where each value of a pasted block goes. One value on a larger selection fills it, as in a spreadsheet. */
export function planPaste(
  block: readonly (readonly string[])[],
  sheet: Sheet,
  at: GridPosition,
  selected: { rows: number; columns: number },
  currency: Currency,
): PastePlan {
  const [only] = block[0] ?? [];
  const fills =
    block.length === 1 && block[0]?.length === 1 && only !== undefined && selected.rows * selected.columns > 1;
  const texts = fills
    ? Array.from({ length: selected.rows }, () => Array.from({ length: selected.columns }, () => only))
    : block;
  const plan = { edits: [] as CellEdit[], refused: [] as RefusedText[], beyond: 0, grey: 0 };
  texts.forEach((cells, down) =>
    cells.forEach((text, right) => {
      const row = sheet[at.row + down];
      const measure = row?.cells[at.column + right];
      if (!row || measure === undefined) {
        if (text.trim() !== "") plan.beyond += 1;
        return;
      }
      if (measure === null) {
        if (text.trim() !== "" && !fills) plan.grey += 1;
        return;
      }
      const read = readCell(text, measure, currency);
      if (read.ok) plan.edits.push({ row: row.id, measure, typed: read.value });
      else plan.refused.push({ row: row.id, measure, text, code: read.code });
    }),
  );
  return plan;
}
