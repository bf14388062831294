import { looksDated } from "@/domain/imports/dates/facts";
import {
  type ColumnUnit,
  type ColumnUse,
  type ImportMeasure,
  type MeasureUse,
  totalsOf,
} from "@/domain/imports/mapping";
import {
  AVERAGE_WORDS,
  BASES,
  CHANNEL_WORDS,
  DATE_WORDS,
  RATE_WORDS,
  SURE_DATE_WORDS,
  TEAM_WORDS,
} from "@/domain/imports/columns/synonyms";
import { foldHeader } from "@/domain/imports/table";
import { TOTAL_WORDS } from "@/domain/imports/columns/total-words";
import { unitSaid } from "@/domain/imports/numbers/unit";
import { MEASURES } from "@/domain/measures/measure";
import { parseNumber } from "@/domain/format/parse-number";

/** Why a column was left out: shown beside it, so that nobody wonders. */
export type LeftOut = "unknown" | "of_which" | "computed" | "taken" | "no_base" | "empty" | "not_numbers";
/** A column as far as a guess needs it. `said`: its header with a unit row; `digest`: equal for equal columns. */
export type Guessed = {
  readonly header: string;
  readonly said?: string;
  readonly titles?: readonly string[];
  readonly values: readonly string[];
  readonly digest?: string;
};
/** `rivals`: columns that could have the same meaning, with what each would be; empty where there is no doubt. */
export type ColumnGuess = {
  readonly use: ColumnUse;
  readonly leftOut: LeftOut | null;
  readonly rivals: readonly Rival[];
};
export type Rival = { readonly column: number; readonly use: MeasureUse };
type Words = Readonly<Partial<Record<ImportMeasure, readonly string[]>>>;
type Idea = {
  readonly column: number;
  readonly measure: ImportMeasure;
  readonly as: "total" | "average" | "rate";
  readonly unit: ColumnUnit;
  readonly strength: number;
};

const IGNORE: ColumnUse = { use: "ignore" };
/** Numbers that a word leaves open: 20 seconds, 30 seconds. Thousands are none: "(000s)" and "in 1,000s" say a unit. */
const digitsAway = (folded: string): string =>
  folded.replace(/\d+/g, (digits) => (/^1?0{3,}$/.test(digits) ? digits : "#"));
const isOfWhich = (header: string): boolean => /^(再掲|うち再掲|内訳|of ?which)/i.test(header.normalize("NFKC").trim());

/** What each column is likely to be, from its header and some of its values. A person has the last word. */
export function guessColumns(columns: readonly Guessed[]): ColumnGuess[] {
  const uses = new Map<number, ColumnUse>();
  const left = new Map<number, LeftOut>();
  const special = specialColumns(columns);
  special.forEach((use, column) => uses.set(column, use));
  const ideas: Idea[] = [];
  columns.forEach((facts, column) => {
    if (uses.has(column)) return;
    const idea = ideaOf(facts, column);
    if (isOfWhich(facts.header) && (idea === null || idea === "not_numbers" || idea.strength < EXACT))
      left.set(column, "of_which");
    else if (facts.values.length === 0) left.set(column, "empty");
    else if (idea === "not_numbers") left.set(column, "not_numbers");
    else if (idea) ideas.push(idea);
    else left.set(column, "unknown");
  });
  const rivals = settle(ideas, uses, left, columns);
  return columns.map((_, column) => ({
    use: uses.get(column) ?? IGNORE,
    leftOut: uses.has(column) ? null : (left.get(column) ?? "unknown"),
    rivals: rivals.get(column) ?? [],
  }));
}

const RANKS = { total: 0, average: 1, rate: 2 } as const;
const byRank = (a: Idea, b: Idea): number =>
  RANKS[a.as] - RANKS[b.as] || b.strength - a.strength || a.column - b.column;

/** Sums first, so that averages and rates find their base; the surer word wins a measure, then the earlier column. */
function settle(
  ideas: readonly Idea[],
  uses: Map<number, ColumnUse>,
  left: Map<number, LeftOut>,
  columns: readonly Guessed[],
): Map<number, Rival[]> {
  const taken = new Map<ImportMeasure, Idea>();
  const rivals = new Map<number, Rival[]>();
  for (const idea of [...ideas].sort(byRank)) {
    const { measure, as, unit, column } = idea;
    const per = baseOf(idea, uses, columns.length);
    const use: MeasureUse = { use: "measure", measure, as, unit, per };
    const winner = sameAs(measure)
      .map((one) => taken.get(one))
      .find((one) => one !== undefined);
    if (winner) {
      left.set(column, as === "rate" ? "computed" : "taken");
      const known = rivals.get(winner.column) ?? [
        { column: winner.column, use: uses.get(winner.column) as MeasureUse },
      ];
      if (isRival(idea, winner, columns)) rivals.set(winner.column, [...known, { column, use }]);
      continue;
    }
    if (as !== "total" && per === null) {
      left.set(column, "no_base");
      continue;
    }
    taken.set(measure, idea);
    uses.set(column, use);
  }
  for (const list of [...rivals.values()]) for (const { column } of list) rivals.set(column, list);
  return rivals;
}

/** The sum an average or a rate is taken of, where the file has it so far. */
function baseOf({ as, measure }: Idea, uses: ReadonlyMap<number, ColumnUse>, columns: number): ImportMeasure | null {
  if (as === "total") return null;
  const totals = totalsOf(Array.from({ length: columns }, (_, i) => uses.get(i) ?? IGNORE));
  return BASES[measure]?.find((base) => totals.has(base)) ?? null;
}

/** Contacts are offered or received, by the kind of channel: a column of either is a second one of them. */
function sameAs(measure: ImportMeasure): readonly ImportMeasure[] {
  if (measure === "contacts") return ["contacts", "offered", "received"];
  return measure === "offered" || measure === "received" ? [measure, "contacts"] : [measure];
}

/** Two columns of the same kind whose headers say it equally surely, and which do not hold the same. */
const isRival = (a: Idea, b: Idea, columns: readonly Guessed[]): boolean =>
  a.as === b.as &&
  a.strength >= EXACT === b.strength >= EXACT &&
  (columns[a.column]?.digest === undefined || columns[a.column]?.digest !== columns[b.column]?.digest);

/** The date, channel and team columns: by header, and the date also by what stands in it. */
function specialColumns(columns: readonly Guessed[]): Map<number, ColumnUse> {
  const found = new Map<number, ColumnUse>();
  const folded = columns.map(({ header }) => foldHeader(header));
  const date = dateColumn(columns, folded);
  if (date >= 0) found.set(date, { use: "date" });
  for (const [use, words] of [
    ["channel", CHANNEL_WORDS],
    ["team", TEAM_WORDS],
  ] as const) {
    const at = folded.findIndex(
      (header, i) => !found.has(i) && (words as readonly string[]).includes(header) && columns[i]?.values.length !== 0,
    );
    if (at >= 0) found.set(at, { use });
  }
  return found;
}

/** A column called a date that holds dates; then one that holds dates; then one called a date whose cells a person must see refused. */
function dateColumn(columns: readonly Guessed[], folded: readonly string[]): number {
  const share = columns.map(({ values }) =>
    values.length === 0 ? 0 : values.filter(looksDated).length / values.length,
  );
  const words: readonly string[] = DATE_WORDS;
  const isNamed = (header: string) =>
    words.some((word) => header === word || (word.length > 1 && header.includes(word)));
  const named = folded.findIndex((header, i) => (share[i] ?? 0) >= 0.8 && isNamed(header));
  if (named >= 0) return named;
  const dated = share.findIndex(
    (part, i) => part >= 0.8 && columns[i]?.values.some((value) => !/^\d+$/.test(value.trim())),
  );
  if (dated >= 0) return dated;
  const partly = folded.findIndex((header, i) => (share[i] ?? 0) > 0 && isNamed(header));
  return partly >= 0
    ? partly
    : folded.findIndex(
        (header, i) => (SURE_DATE_WORDS as readonly string[]).includes(header) && columns[i]?.values.length !== 0,
      );
}

/**
 * The measure a header speaks of, as a sum, an average or a rate; null when no word fits. A header that is one of the words
 * is meant whatever stands under it; one that only holds a word is not, where nothing under it is a number.
 */
function ideaOf(guessed: Guessed, column: number): Idea | "not_numbers" | null {
  const { header, values } = guessed;
  const words: HeaderWords = { folded: foldHeader(header), core: coreOf(header), percent: inPercent(values) };
  const exact = bestOf(TOTAL_WORDS, words);
  const shares = bestOf(RATE_WORDS, words);
  const sure = (exact?.strength ?? 0) >= EXACT && !(words.percent && shares) ? exact : null;
  const unsure = () =>
    rateIdea(shares, words, values) ?? averageIdea(guessed, words) ?? unsureTotal(guessed, words, exact);
  const idea = sure ? totalIdea(guessed, sure) : unsure();
  if (!idea) return null;
  return idea.strength < EXACT && values.length > 0 && !values.some(isNumber) ? "not_numbers" : { column, ...idea };
}

/** A header as it is looked up, whole and without its unit; `percent`: most of what stands under it names a share. */
interface HeaderWords {
  readonly folded: string;
  readonly core: string;
  readonly percent: boolean;
}
type Meaning = Omit<Idea, "column">;

const inPercent = (values: readonly string[]): boolean =>
  values.filter((value) => /[%％]/.test(value)).length > values.length / 2;

/** A word of a rate is meant where the values or the header say share, or every value could be one. */
function rateIdea(shares: Match | null, { folded, percent }: HeaderWords, values: readonly string[]): Meaning | null {
  const said = percent || /率|rate|level|レベル/.test(folded);
  if (!shares || !(said || values.every((value) => Number(value) <= 1 || value.includes(".")))) return null;
  const fraction = !percent && values.every((value) => Number(value) <= 1);
  return { ...shares, as: "rate", unit: fraction ? "fraction" : "percent" };
}

function averageIdea(guessed: Guessed, words: HeaderWords): Meaning | null {
  const average = bestOf(AVERAGE_WORDS, words);
  return average && { ...average, as: "average", unit: unitOf(guessed, "seconds") };
}

/** A header that only holds a word of a sum; with a word of an average it is one, of durations alone. */
function unsureTotal(guessed: Guessed, { folded, core, percent }: HeaderWords, exact: Match | null): Meaning | null {
  if (percent) return null;
  const total =
    match(TOTAL_WORDS, core.replace(AVERAGE, "")) ??
    match(TOTAL_WORDS, folded.replace(AVERAGE, "").replace(UNIT_WORDS, "")) ??
    exact;
  return total && totalIdea(guessed, total, AVERAGE.test(folded));
}

function totalIdea(guessed: Guessed, total: Match, isAverage = false): Meaning | null {
  const { unit } = MEASURES[total.measure === "contacts" ? "offered" : total.measure];
  if (isAverage && unit !== "seconds") return null;
  return { ...total, as: isAverage ? "average" : "total", unit: unitOf(guessed, unit) };
}

const AVERAGE = /平均|average|avg|mean/;
const UNIT_WORDS = /(回|名|秒|分|時間|seconds|secs?|minutes|mins?|hours|hrs?|h?hmmss|百万円|千円|万円|円)$/;
const EXACT = 1_000;
const isNumber = (value: string): boolean => {
  const read = parseNumber(value);
  return read.ok && read.value !== null;
};
type Match = { measure: ImportMeasure; strength: number };
/** The better of what the whole header and what its core says. */
function bestOf(words: Words, { folded, core }: HeaderWords): Match | null {
  const [whole, bare] = [match(words, folded), match(words, core)];
  return (bare?.strength ?? 0) > (whole?.strength ?? 0) ? bare : whole;
}

/** A header without what only names its unit: 着信件数(千件), calls offered (in 000s), talk time [sec]. */
function coreOf(header: string): string {
  const named = (inner: string) =>
    (["seconds", "count", "yen"] as const).some((kind) => {
      const { unit, clock } = unitSaid(inner, kind);
      return unit !== null || clock !== null;
    });
  const plain = header.normalize("NFKC").replace(/[([【][^()[\]【】]{1,30}[)\]】]/g, (bracket) => {
    if (AVERAGE.test(bracket.toLowerCase())) return "average";
    return named(bracket) ? "" : bracket;
  });
  return foldHeader(
    plain.replace(/\b[iI]n (the )?(thousands|millions|hundreds|seconds|minutes|hours|[\d,]+s)\b/, ""),
  ).replace(UNIT_WORDS, "");
}

function strengthOf(word: string, folded: string): number {
  const open = digitsAway(folded);
  if (folded === word || open === word) return EXACT;
  return word.length >= 3 && (folded.includes(word) || open.includes(word)) ? word.length : 0;
}

/** The whole header equal to a word counts most, then the longest word it holds (from three letters on). */
function match(words: Words, folded: string): Match | null {
  let found: Match | null = null;
  for (const [measure, list] of Object.entries(words) as [ImportMeasure, readonly string[]][]) {
    for (const word of list) {
      const strength = strengthOf(word, folded);
      if (strength > (found?.strength ?? 0)) found = { measure, strength };
    }
  }
  return found;
}

/** The unit a column's header names, else the one that stands above all headers and names what it counts; else the plainest. */
function unitOf({ header, said = header, titles = [] }: Guessed, kind: "count" | "seconds" | "yen"): ColumnUnit {
  const own = unitSaid(said, kind).unit;
  if (own !== null) return own;
  const above = titles.map((title) => unitSaid(title, kind)).find(({ unit, named }) => unit !== null && named);
  return above?.unit ?? (kind === "seconds" ? "seconds" : "one");
}

/** "20 Seconds", "20秒以内": the threshold a header names. */
export function guessThreshold(headers: readonly string[]): number | null {
  const found = headers
    .map((header) => /(\d{1,4})\s*(?:秒|s\b|sec)/i.exec(header.normalize("NFKC"))?.[1])
    .find((digits) => digits !== undefined);
  const seconds = Number(found ?? 0);
  return seconds >= 1 && seconds <= 3600 ? seconds : null;
}
