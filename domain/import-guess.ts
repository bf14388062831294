import { possibleOrders, readDate } from "@/domain/import-date";
import { type ColumnUnit, type ColumnUse, type DateOrder, type ImportMeasure, type Place, totalsOf } from "@/domain/import-mapping";
import { AVERAGE_WORDS, BASES, CHANNEL_WORDS, DATE_WORDS, KIND_WORDS, RATE_WORDS, TEAM_WORDS, TOTAL_WORDS } from "@/domain/import-synonyms";
import { foldHeader } from "@/domain/import-table";
import type { ImportTarget } from "@/domain/import-target";
import { MEASURES } from "@/domain/measure";
import { parseNumber } from "@/domain/parse-number";

/** Why a column was left out: shown beside it, so that nobody wonders. */
export type LeftOut = "unknown" | "of_which" | "computed" | "taken" | "no_base" | "empty";
export type ColumnFacts = { readonly header: string; readonly values: readonly string[] };
export type ColumnGuess = { readonly use: ColumnUse; readonly leftOut: LeftOut | null };
type Words = Readonly<Partial<Record<ImportMeasure, readonly string[]>>>;
type Idea = { readonly column: number; readonly measure: ImportMeasure; readonly as: "total" | "average" | "rate"; readonly unit: ColumnUnit; readonly strength: number };

const IGNORE: ColumnUse = { use: "ignore" };
const digitsAway = (folded: string): string => folded.replace(/\d+/g, "#");
const isOfWhich = (header: string): boolean => /^(再掲|うち再掲|内訳|of ?which)/i.test(header.normalize("NFKC").trim());

/** What each column is likely to be, from its header and some of its values. A person has the last word. */
export function guessColumns(columns: readonly ColumnFacts[]): ColumnGuess[] {
  const uses = new Map<number, ColumnUse>();
  const left = new Map<number, LeftOut>();
  const special = specialColumns(columns);
  special.forEach((use, column) => uses.set(column, use));
  const ideas: Idea[] = [];
  columns.forEach((facts, column) => {
    if (uses.has(column)) return;
    const idea = ideaOf(facts, column);
    if (isOfWhich(facts.header) && idea?.strength !== EXACT) left.set(column, "of_which");
    else if (facts.values.length === 0) left.set(column, "empty");
    else if (idea) ideas.push(idea);
    else left.set(column, "unknown");
  });
  settle(ideas, uses, left, columns.length);
  return columns.map((_, column) => ({ use: uses.get(column) ?? IGNORE, leftOut: uses.has(column) ? null : (left.get(column) ?? "unknown") }));
}

/** Sums first, so that averages and rates find their base; the surer word wins a measure, then the earlier column. */
function settle(ideas: readonly Idea[], uses: Map<number, ColumnUse>, left: Map<number, LeftOut>, width: number): void {
  const taken = new Set<ImportMeasure>();
  const order = { total: 0, average: 1, rate: 2 } as const;
  for (const idea of [...ideas].sort((a, b) => order[a.as] - order[b.as] || b.strength - a.strength || a.column - b.column)) {
    const { measure, as, unit, column } = idea;
    if (taken.has(measure)) { left.set(column, as === "rate" ? "computed" : "taken"); continue; }
    const totals = totalsOf(Array.from({ length: width }, (_, i) => uses.get(i) ?? IGNORE));
    const per = as === "total" ? null : (BASES[measure]?.find((base) => totals.has(base)) ?? null);
    if (as !== "total" && per === null) { left.set(column, "no_base"); continue; }
    taken.add(measure);
    uses.set(column, { use: "measure", measure, as, unit, per });
  }
}

/** The date, channel and team columns: by header, and the date also by what stands in it. */
function specialColumns(columns: readonly ColumnFacts[]): Map<number, ColumnUse> {
  const found = new Map<number, ColumnUse>();
  const folded = columns.map(({ header }) => foldHeader(header));
  const dates = columns.map(({ values }) => values.length > 0 && values.filter(isDate).length >= values.length * 0.8);
  const named = folded.findIndex((header, i) => dates[i] === true && (DATE_WORDS as readonly string[]).some((word) => header === word || (word.length > 1 && header.includes(word))));
  const date = named >= 0 ? named : dates.findIndex((all, i) => all && columns[i]?.values.some((value) => !/^\d+$/.test(value.trim())));
  if (date >= 0) found.set(date, { use: "date" });
  for (const [use, words] of [["channel", CHANNEL_WORDS], ["team", TEAM_WORDS]] as const) {
    const at = folded.findIndex((header, i) => !found.has(i) && (words as readonly string[]).includes(header) && columns[i]?.values.length !== 0);
    if (at >= 0) found.set(at, { use });
  }
  return found;
}

const isDate = (value: string): boolean => ["mdy", "dmy", "ymd"].some((order) => {
  const read = readDate(value, order as DateOrder, "month");
  return read.ok && read.value !== null;
});

/** The measure a header speaks of, as a sum, an average or a rate; null when no word fits or the values are no numbers. */
function ideaOf({ header, values }: ColumnFacts, column: number): Idea | null {
  if (values.filter((value) => parseNumber(value).ok).length < values.length / 2) return null;
  const folded = foldHeader(header);
  const percent = values.some((value) => /[%％]/.test(value));
  const exact = percent ? null : match(TOTAL_WORDS, folded);
  const sure = exact?.strength === EXACT ? exact : null;
  const rate = sure ? null : match(RATE_WORDS, folded);
  if (rate && (percent || /率|rate|level|レベル/.test(folded) || values.every((value) => Number(value) <= 1 || value.includes(".")))) {
    const fraction = !percent && values.every((value) => Number(value) <= 1);
    return { column, ...rate, as: "rate", unit: fraction ? "fraction" : "percent" };
  }
  const average = sure ? null : match(AVERAGE_WORDS, folded);
  if (average) return { column, ...average, as: "average", unit: secondsUnit(header, values) };
  const isAverage = !sure && AVERAGE.test(folded);
  const total = sure ?? (percent ? null : (match(TOTAL_WORDS, folded.replace(AVERAGE, "").replace(UNIT_WORDS, "")) ?? exact));
  if (!total) return null;
  const { unit } = MEASURES[total.measure === "contacts" ? "offered" : total.measure];
  if (isAverage && unit !== "seconds") return null;
  return { column, ...total, as: isAverage ? "average" : "total", unit: unit === "seconds" ? secondsUnit(header, values) : unit === "yen" ? moneyUnit(header) : "one" };
}

const AVERAGE = /平均|average|avg|mean/;
const UNIT_WORDS = /(回|名|秒|分|時間|seconds|secs?|minutes|mins?|hours|hrs?|h?hmmss|百万円|千円|万円|円)$/;
const EXACT = 1_000;

/** The whole header equal to a word counts most, then the longest word it holds (from three letters on). */
function match(words: Words, folded: string): { measure: ImportMeasure; strength: number } | null {
  let best: { measure: ImportMeasure; strength: number } | null = null;
  for (const [measure, list] of Object.entries(words) as [ImportMeasure, readonly string[]][]) {
    for (const word of list) {
      const hit = folded === word || digitsAway(folded) === word ? EXACT : word.length >= 3 && (folded.includes(word) || digitsAway(folded).includes(word)) ? word.length : 0;
      if (hit > (best?.strength ?? 0)) best = { measure, strength: hit };
    }
  }
  return best;
}

function secondsUnit(header: string, values: readonly string[]): ColumnUnit {
  const text = header.normalize("NFKC").toLowerCase();
  if (/[(\[ _](分|min|minutes?|mins)[)\]]?$/.test(text)) return "minutes";
  if (/[(\[ _](時間|h|hours?|hrs)[)\]]?$|h:mm\)?$/.test(text) && !values.some((value) => /:\d\d:/.test(value))) return "hours";
  return "seconds";
}

function moneyUnit(header: string): ColumnUnit {
  const text = header.normalize("NFKC").toLowerCase();
  if (/百万(円|ドル|ユーロ|ポンド|ウォン)|\bmillions?\b/.test(text)) return "million";
  if (/万(円|ドル|ユーロ|ポンド|ウォン)/.test(text)) return "ten_thousand";
  return /千(円|ドル|ユーロ|ポンド|ウォン)|\bthousands?\b|[$€£']000\b/.test(text) ? "thousand" : "one";
}

/** The order of three-number dates in a column: null where more than one makes sense. */
export function guessDateOrder(values: readonly string[]): DateOrder | null {
  const orders = possibleOrders(values);
  return orders.length === 1 ? (orders[0] ?? null) : null;
}

/** "20 Seconds", "20秒以内": the threshold a header names. */
export function guessThreshold(headers: readonly string[]): number | null {
  const found = headers.map((header) => /(\d{1,4})\s*(?:秒|s\b|sec)/i.exec(header.normalize("NFKC"))?.[1]).find((digits) => digits !== undefined);
  const seconds = Number(found ?? 0);
  return seconds >= 1 && seconds <= 3600 ? seconds : null;
}

const same = (a: string, b: string): boolean => foldHeader(a) === foldHeader(b);

/** The channel that rows with these team and channel texts belong to: by name first, then by what such a channel is called. */
export function guessPlace(team: string | null, channel: string | null, targets: readonly ImportTarget[], usual: string | null): Place {
  const ofTeam = team === null ? targets : targets.filter((target) => same(target.teamName, team));
  if (channel === null) {
    const only = team === null ? targets.find(({ id }) => id === usual) : ofTeam.find(({ id }) => id === usual) ?? ofTeam[0];
    return { team, channel, channelId: only?.id ?? null };
  }
  const found = ofTeam.find((target) => same(target.name, channel))
    ?? ofTeam.find(({ kind }) => (KIND_WORDS[kind] as readonly string[]).includes(foldHeader(channel)));
  return { team, channel, channelId: found?.id ?? null };
}
