import { bareText } from "@/domain/format/bare-text";
import { type SignSaid, signSaid } from "@/domain/format/decimal-sign";
import { dateFacts, type DateFacts } from "@/domain/imports/dates/facts";
import { type ColumnGuess, guessColumns } from "@/domain/imports/columns/guess";
import { isUnitRow } from "@/domain/imports/numbers/unit";
import type { TableRow } from "@/domain/imports/table";
import { parseNumber } from "@/domain/format/parse-number";
import type { LocalDate } from "@/domain/time/period";

/** Clock texts of a column: how many have two parts and how many more, and what they add up to, two parts read as m:ss. */
export type ClockFacts = {
  readonly two: number;
  readonly twoSum: number;
  readonly other: number;
  readonly otherSum: number;
  readonly sample: string;
};
/** Bare numbers of a column. */
export type BareFacts = { readonly count: number; readonly sum: number; readonly max: number; readonly sample: string };

/** What stands in a column, told apart far enough to know in how many ways it can be read. Small: it travels to the browser. */
export type ColumnFacts = {
  readonly header: string;
  /** The header with what a row of units under it says. */
  readonly said: string;
  readonly samples: readonly string[];
  readonly filled: number;
  readonly signs: Readonly<Record<SignSaid, number>>;
  readonly signSample: string;
  readonly clocks: ClockFacts;
  readonly bare: BareFacts;
  /** Cells with a percent sign. */
  readonly percent: number;
  readonly dates: DateFacts;
  readonly guess: ColumnGuess;
};
/** `titles`: what stands above the header. `japanese`: whether the file speaks Japanese. */
export type FileFacts = {
  readonly columns: readonly ColumnFacts[];
  readonly titles: readonly string[];
  readonly japanese: boolean;
};

const SAMPLES = 3;
const GUESSED_FROM = 50;
const shorten = (text: string): string => text.slice(0, 40);

/** What a file's columns hold, in one walk over its cells. `today` tells which years a date without one can be of. */
export function fileFacts(table: readonly TableRow[], headerRow: number, today: LocalDate): FileFacts {
  const headers = table[headerRow]?.cells ?? [];
  const body = table.slice(headerRow + 1);
  const titles = table
    .slice(0, headerRow)
    .flatMap(({ cells }) => cells.map(bareText))
    .filter((cell) => cell !== "")
    .slice(0, 40)
    .map((cell) => cell.slice(0, 200));
  const units = body[0] && isUnitRow(body[0].cells) ? body[0].cells : [];
  const said = headers.map(
    (header, i) =>
      `${bareText(header).replace(/\s+/g, " ")}${units[i]?.trim() ? ` (${bareText(units[i]).replace(/^[([【]|[)\]】]$/g, "")})` : ""}`,
  );
  const values = headers.map((_, at) => valuesAt(units.length > 0 ? body.slice(1) : body, at));
  const guesses = guessColumns(
    headers.map((header, i) => ({
      header: bareText(header),
      said: said[i] ?? "",
      titles,
      values: (values[i] ?? []).slice(0, GUESSED_FROM),
      digest: digestOf(values[i] ?? []),
    })),
  );
  const columns = headers.map((header, i): ColumnFacts => ({
    header: shorten(bareText(header).replace(/\s+/g, " ")),
    said: said[i] ?? "",
    ...numberFacts(values[i] ?? []),
    dates: dateFacts(values[i] ?? [], titles, today),
    guess: guesses[i] ?? { use: { use: "ignore" }, leftOut: "unknown", rivals: [] },
  }));
  return { columns, titles, japanese: /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(headers.join("")) };
}

/** The filled cells of a column, bare. */
function valuesAt(body: readonly TableRow[], at: number): string[] {
  const values: string[] = [];
  for (const { cells } of body) {
    const text = bareText(cells[at] ?? "");
    if (text !== "") values.push(text);
  }
  return values;
}

const BARE = /^\d{1,12}$/;
const CLOCK = /^(\d{1,6}):(\d{2})(?::(\d{2}))?$/;

function numberFacts(values: readonly string[]): Omit<ColumnFacts, "header" | "said" | "dates" | "guess"> {
  const signs: Record<SignSaid, number> = { point: 0, comma: 0, open_point: 0, open_comma: 0 };
  const clocks = { two: 0, twoSum: 0, other: 0, otherSum: 0, sample: "" };
  const bare = { count: 0, sum: 0, max: 0, sample: "" };
  let [percent, signSample] = [0, ""];
  const plain = (text: string, value: number) => {
    if (value !== 0 && bare.sample === "") bare.sample = text;
    bare.count += 1;
    bare.sum += value;
    bare.max = Math.max(bare.max, Math.abs(value));
  };
  const addSign = (text: string, sign: SignSaid | null) => {
    if (sign === null) return;
    signs[sign] += 1;
    if (signSample === "" && sign.startsWith("open")) signSample = text;
  };
  for (const text of values) {
    if (BARE.test(text)) {
      plain(text, Number(text));
      continue;
    }
    const folded = text.length > 64 ? "" : text.normalize("NFKC");
    const clock = CLOCK.exec(folded);
    if (clock) {
      addClock(clocks, text, clock);
      continue;
    }
    if (folded.includes("%")) percent += 1;
    addSign(text, signSaid(folded));
    const read = /\d/.test(folded) ? parseNumber(folded, "score") : null;
    if (read?.ok && read.value !== null) plain(text, read.value);
  }
  return {
    samples: [...new Set(values.slice(0, 200))].slice(0, SAMPLES).map(shorten),
    filled: values.length,
    signs,
    signSample: shorten(signSample),
    clocks,
    bare,
    percent,
  };
}

function addClock(
  clocks: { -readonly [K in keyof ClockFacts]: ClockFacts[K] },
  text: string,
  [, first, second, third]: RegExpExecArray,
): void {
  const [a, b] = [Number(first), Number(second)];
  // 0:00 is nothing in every reading.
  if (third !== undefined || (a === 0 && b === 0)) {
    clocks.other += 1;
    clocks.otherSum += a * 3600 + b * 60 + Number(third ?? 0);
  } else {
    if (clocks.sample === "") clocks.sample = text;
    clocks.two += 1;
    clocks.twoSum += a * 60 + b;
  }
}

/** Equal for columns that hold the same, so that nobody is asked which of two copies to take. */
function digestOf(values: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const text of values)
    for (let i = 0; i <= text.length; i += 1)
      hash = Math.imul(hash ^ (i < text.length ? text.charCodeAt(i) : 10), 16_777_619);
  return `${values.length}:${hash >>> 0}`;
}
