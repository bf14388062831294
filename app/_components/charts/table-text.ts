import { withoutFormula } from "@/domain/format/csv";

/** A table's cells as text, the head first. */
export type Cells = readonly (readonly string[])[];

const NUMBER =
  /^([+\u2212-]?)(\p{Sc}?)(\d[\d,]*(?:\.\d+)?)\s?(%?)(?:件|ポイント|件\/時|倍|営業日| pt|\/h|×| business days)?$/u;
const JAPANESE_TIME = /^([+\u2212]?)(?:(\d+)時間)?(?:(\d+)分)?(\d+)秒$/;
const ENGLISH_TIME = /^([+\u2212]?)(?:(\d+):)?(\d+):(\d{2})$/;
/** In brackets beside a number: 途中, in progress. */
const REMARK = /^(.*?)\s?[((]([^()()]*)[))]$/u;

/** A figure as a spreadsheet reads it: the same digits without what only people need. Times become h:mm:ss; what is no figure stays as it is. */
export function spreadsheetCell(text: string): string {
  const plain = text.trim();
  if (plain === "—") return "";
  const [number, time] = [NUMBER.exec(plain), JAPANESE_TIME.exec(plain) ?? ENGLISH_TIME.exec(plain)];
  if (number) return `${signOf(number[1])}${(number[3] ?? "").replaceAll(",", "")}${number[4] ?? ""}`;
  if (time) return `${signOf(time[1])}${clock(Number(time[2] ?? 0), Number(time[3] ?? 0), Number(time[4] ?? 0))}`;
  return plain;
}

const SIGNS: Readonly<Record<string, string>> = { "\u2212": "-", "+": "" };
const signOf = (sign = "") => SIGNS[sign] ?? sign;
const clock = (h: number, m: number, s: number) => `${h}:${String(m).padStart(2, "0")}:${String(s).padStart(2, "0")}`;
/** No formula, and one line: a cell of the clipboard has no quotes that would hold several. */
const safe = (text: string) => withoutFormula(text).replace(/[\t\r\n]+/g, " ");

/** Cells for a spreadsheet: figures plain, and a remark beside one ("途中") moved to the row's name, so that the number stays one. */
function plainRows([head = [], ...rows]: Cells): string[][] {
  const lines = rows.map(([name = "", ...cells]) => {
    const read = cells.map((cell) => {
      const [, value = cell, remark] = REMARK.exec(cell) ?? [];
      const number = spreadsheetCell(value);
      return remark && /^[-\d]/.test(number) ? { number, remark } : { number: spreadsheetCell(cell), remark: null };
    });
    const remarks = [...new Set(read.flatMap(({ remark }) => remark ?? []))].filter((remark) => !name.includes(remark));
    return [[name, ...remarks].join(" "), ...read.map(({ number }) => number)];
  });
  return [[...head], ...lines];
}

/** Tab-separated, as Excel takes it from the clipboard. */
export const tabText = (cells: Cells): string =>
  plainRows(cells)
    .map((row) => row.map(safe).join("\t"))
    .join("\r\n");

/** For a file: numbers as numbers; the file's writer makes texts safe. */
export const fileCells = (cells: Cells): (string | number)[][] =>
  plainRows(cells).map((row) => row.map((cell) => (/^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell)));

/** What a table on the page says, cell by cell. */
export const cellsOf = (table: HTMLTableElement): Cells =>
  [...table.rows].map((row) => [...row.cells].map((cell) => (cell.textContent ?? "").trim()));
