import { bareText, foldName } from "@/domain/format/bare-text";
import type { Delimiter } from "@/domain/imports/mapping";
import { IMPORT_LIMITS } from "@/domain/imports/mapping";
import { isUnitRow } from "@/domain/imports/numbers/unit";

/** One row of a file: `line` is where it begins, as an editor counts (a quoted cell may span several). */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

/** The delimiter that cuts most of the first lines into the same number of cells, quotes respected. */
export function sniffDelimiter(text: string): Delimiter {
  const head = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 30);
  const score = (delimiter: Delimiter): number => {
    const counts = head.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
    const usual = mostFrequent(counts);
    return counts.filter((count) => count === usual).length * 100 + Math.min(usual, 99);
  };
  const order: readonly Delimiter[] = [",", "\t", ";", "|"];
  return order.reduce((best, delimiter) => (score(delimiter) > score(best) ? delimiter : best));
}

function mostFrequent(counts: readonly number[]): number {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  return [...seen].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** A figure, a date or a duration: what stands in rows, not in headers. */
const isValue = (cell: string): boolean => {
  const folded =
    cell.length > 64
      ? ""
      : bareText(cell)
          .normalize("NFKC")
          .replace(/\([月火水木金土日・祝休]{1,4}\)/, "");
  return /\d/.test(folded) && /^[-+▲△(¥\\$]?[\d.,:/\-年月日時分秒%) T]+-?$/.test(folded);
};

/**
 * Index of the header row: the first row wide enough and without figures that a row with figures follows, or a row of units
 * and then one with figures. Title rows above it are narrower or mostly blank. 0 when nothing looks like one.
 */
export function findHeader(rows: readonly TableRow[]): number {
  const head = rows.slice(0, IMPORT_LIMITS.headerSearch);
  const filled = head.map(({ cells }) => cells.filter((cell) => cell.trim() !== ""));
  const widest = Math.max(0, ...filled.map((cells) => cells.length));
  const holdsValues = (index: number) => filled[index]?.some(isValue) ?? false;
  const found = filled.findIndex((cells, index) => {
    if (cells.length < widest / 2 || cells.length === 0 || cells.some(isValue)) return false;
    return holdsValues(index + 1) || (isUnitRow(filled[index + 1] ?? []) && holdsValues(index + 2));
  });
  return Math.max(found, 0);
}

/** A header as it is compared: full and half width, case, spaces, line breaks and punctuation make no difference. */
export const foldHeader = foldName;

/** One text for "a file of this shape": the same headers in the same order. Not a secret, only a key. */
export function signatureOf(headers: readonly string[]): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const char of headers.map(foldHeader).join("\u001f")) {
    const code = char.codePointAt(0) ?? 0;
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  return `${headers.length}-${(a >>> 0).toString(16).padStart(8, "0")}${(b >>> 0).toString(16).padStart(8, "0")}`;
}
