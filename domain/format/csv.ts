/** Writing text files that Excel in Japan opens correctly (DOMAIN 8, CSV out). */

/** UTF-8 BOM: without it Excel in Japan reads Shift_JIS. */
export const BOM = "\uFEFF";

/** Characters outside CP932 with an everyday twin inside it; swapped before encoding so they are not lost (`sjis.export`). */
export const CP932_TWINS: Readonly<Record<string, string>> = {
  "\u00A5": "\uFFE5", // ¥ → ￥
  "\u301C": "\uFF5E", // 〜 → ～
  "\u2212": "\uFF0D", // − → －
  "\u2014": "\u2015", // — → ―
};

let table: ReadonlyMap<string, readonly number[]> | null = null;

/** Built from the platform's own decoder (WHATWG shift_jis = CP932), so reading and writing cannot disagree. */
function cp932(): ReadonlyMap<string, readonly number[]> {
  if (table) return table;
  const decoder = new TextDecoder("shift_jis", { fatal: true });
  const found = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]): void => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      // WHATWG also decodes bytes to private-use characters; nobody's file means those. First code wins (NEC row 13).
      if (/^[\uE000-\uF8FF]$/.test(text) || [...text].length !== 1) return;
      if (!found.has(text)) found.set(text, bytes);
    } catch {
      // Not a character of this encoding.
    }
  };
  for (let byte = 0; byte <= 0xdf; byte++) if (byte < 0x80 || byte > 0xa0) add([byte]);
  for (const lead of leads()) for (let trail = 0x40; trail <= 0xfc; trail++) add([lead, trail]);
  table = found;
  return found;
}

/** Standard rows first, then IBM's extension (FA–FC) before NEC's copy of it (ED, EE), as Windows encodes. */
function leads(): number[] {
  const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return [...range(0x81, 0x9f), ...range(0xe0, 0xea), ...range(0xfa, 0xfc), 0xed, 0xee];
}

export type Cp932Text = {
  readonly bytes: Uint8Array;
  /** Characters that have no place in CP932 (€ 😀 é …), each once: to be reported, not lost. They are written as "?". */
  readonly lost: readonly string[];
};

/** `text` with the twins of CP932_TWINS put in. */
export function replaceForCp932(text: string): string {
  return [...text].map((char) => CP932_TWINS[char] ?? char).join("");
}

/** CP932 bytes of `text`, after the twin replacement, with the list of characters that could not be written. */
export function encodeCp932(text: string): Cp932Text {
  const map = cp932();
  const bytes: number[] = [];
  const lost = new Set<string>();
  for (const char of replaceForCp932(text)) {
    const code = map.get(char);
    if (code) bytes.push(...code);
    else {
      lost.add(char);
      bytes.push(0x3f);
    }
  }
  return { bytes: Uint8Array.from(bytes), lost: [...lost] };
}

/** What begins a formula, also behind blanks and signs nobody sees; tab and CR begin one by themselves. */
const FORMULA = /^(?:[\t\r]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;
/** A negative figure, a percentage or a time is no formula: with an apostrophe it would be no number either. */
const FIGURE = /^-\d[\d.:]*%?$/;

/** A text that a spreadsheet would run as a formula (= + - @ tab CR, SECURITY 19) gets an apostrophe in front. */
export const withoutFormula = (text: string): string => (FORMULA.test(text) && !FIGURE.test(text) ? `'${text}` : text);

/** What Excel cuts a line at in other countries, whatever stands around it: each piece would be a cell of its own. */
const OTHER_CUTS = /([;\t])/;

/** One CSV cell: quoted when needed, no formula, nor one behind another country's separator. Numbers are written plainly, null as an empty cell. */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = withoutFormula(
    value
      .split(OTHER_CUTS)
      .map((piece, i) => (i > 0 && !OTHER_CUTS.test(piece) ? withoutFormula(piece) : piece))
      .join(""),
  );
  return /[",;\t\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV text with CRLF line ends, without a BOM. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}
