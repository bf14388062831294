import { z } from "zod";
import { list, localDate, text } from "@/domain/bounds";
import { RECORD_MEASURES, type RecordMeasureId } from "@/domain/measures/measure";

/** "contacts": calls offered where a queue exists, else messages received; so one column serves a phone and a mailbox. */
export type ImportMeasure = RecordMeasureId | "contacts";
export const IMPORT_MEASURES: readonly ImportMeasure[] = [
  "contacts",
  ...RECORD_MEASURES.map((measure) => measure.id as RecordMeasureId),
];

export const DELIMITERS = [",", "\t", ";", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];
export const DATE_ORDERS = ["ymd", "mdy", "dmy"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What one plain number of a column is worth; clock texts (1:23:45) need none, except that "5:30" is hours where unit is hours. */
export const FACTORS = {
  one: 1,
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
  hundred: 100,
  thousand: 1e3,
  ten_thousand: 1e4,
  million: 1e6,
  hundred_million: 1e8,
  percent: 0.01,
  fraction: 1,
} as const;
export type ColumnUnit = keyof typeof FACTORS;
export const COLUMN_UNITS = Object.keys(FACTORS) as [ColumnUnit, ...ColumnUnit[]];

/** total: a count or sum as it is. average and rate: multiplied by the count in `per`, and marked as an estimate. */
export const READINGS = ["total", "average", "rate"] as const;
export type Reading = (typeof READINGS)[number];

const isImportMeasure = (value: string): value is ImportMeasure =>
  (IMPORT_MEASURES as readonly string[]).includes(value);
const measureSchema = text(60).refine(isImportMeasure);

const columnSchema = z.discriminatedUnion("use", [
  z.strictObject({ use: z.literal("ignore") }),
  z.strictObject({ use: z.literal("date") }),
  z.strictObject({ use: z.literal("team") }),
  z.strictObject({ use: z.literal("channel") }),
  z.strictObject({
    use: z.literal("measure"),
    measure: measureSchema,
    as: z.enum(READINGS),
    unit: z.enum(COLUMN_UNITS),
    per: measureSchema.nullable(),
  }),
]);
export type ColumnUse = z.infer<typeof columnSchema>;
export type MeasureUse = Extract<ColumnUse, { use: "measure" }>;

const cellText = text(200);
const importPlaceSchema = z.strictObject({
  team: cellText.nullable(),
  channel: cellText.nullable(),
  channelId: z.uuid().nullable(),
  undecided: z.boolean().optional(),
});
/** Where rows with these texts go; null texts where the file has no such column, a null channel where they are left out, or where nobody has decided yet. */
export type ImportPlace = z.infer<typeof importPlaceSchema>;

export const IMPORT_LIMITS = {
  bytes: 10 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  cell: 2_000,
  places: 60,
  headerSearch: 20,
} as const;

/** What can be asked of a column, because the file leaves it open. The first two are kept in `dateOrder` and `firstDay`. */
export const QUESTION_KINDS = [
  "date_order",
  "first_day",
  "year",
  "duplicate",
  "duration",
  "unit",
  "scale",
  "decimal",
  "rate",
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];
const answerSchema = z.strictObject({
  column: z.number().int().min(0).max(IMPORT_LIMITS.columns),
  kind: z.enum(QUESTION_KINDS),
  reading: text(20, 1),
});
/** A person's answer: how the open column is read. Kept with the mapping, for the next file of this shape. */
export type Answer = z.infer<typeof answerSchema>;

/** How a file's columns become records: made by the guess, corrected by a person, kept with the import for the next file. */
export const importMappingSchema = z.strictObject({
  delimiter: z.enum(DELIMITERS),
  /** Index of the header among the file's rows; what stands above it is a title. */
  headerRow: z.number().int().min(0).max(IMPORT_LIMITS.headerSearch),
  columns: list(columnSchema, IMPORT_LIMITS.columns, 1),
  /** Null while 03/04 could be both. */
  dateOrder: z.enum(DATE_ORDERS).nullable(),
  /** For files without dates: the first row is this day, each further row one period later. */
  firstDay: localDate.nullable(),
  places: list(importPlaceSchema, IMPORT_LIMITS.places, 1),
  /** Seconds behind "within the threshold"; null = the tenant's setting. */
  thresholdSec: z.number().int().min(1).max(3600).nullable(),
  answers: list(answerSchema, IMPORT_LIMITS.columns).optional(),
});
export type ImportMapping = z.infer<typeof importMappingSchema>;

export type MappingProblem =
  | "two_dates"
  | "no_measure"
  | "same_measure_twice"
  | "no_base"
  | "no_place"
  | "undecided_place"
  | "two_channel_columns"
  | "two_team_columns";

/** Why a mapping cannot be used yet, each with the column to mark where there is one; empty when it can. What the file leaves open is asked beside it (questions/reading.ts). */
export function mappingProblems(mapping: ImportMapping): { code: MappingProblem; column: number | null }[] {
  const at = (use: ColumnUse["use"]) => mapping.columns.flatMap((column, index) => (column.use === use ? [index] : []));
  const found: { code: MappingProblem; column: number | null }[] = [];
  const say = (code: MappingProblem, column: number | null = null) => found.push({ code, column });
  const secondDate = at("date")[1];
  if (secondDate !== undefined) say("two_dates", secondDate);
  for (const use of ["channel", "team"] as const) {
    const second = at(use)[1];
    if (second !== undefined) say(use === "channel" ? "two_channel_columns" : "two_team_columns", second);
  }
  if (mapping.places.some(({ channelId, undecided }) => channelId === null && undecided)) say("undecided_place");
  else if (mapping.places.every((place) => place.channelId === null)) say("no_place");
  if (at("measure").length === 0) say("no_measure");
  found.push(...measureProblems(mapping.columns));
  return found;
}

function measureProblems(columns: readonly ColumnUse[]): { code: MappingProblem; column: number }[] {
  const seen = new Set<ImportMeasure>();
  const totals = totalsOf(columns);
  return columns.flatMap((column, index): { code: MappingProblem; column: number }[] => {
    if (column.use !== "measure") return [];
    const twice = seen.has(column.measure);
    seen.add(column.measure);
    if (twice) return [{ code: "same_measure_twice", column: index }];
    const baseless = column.as !== "total" && (column.per === null || !totals.has(column.per));
    return baseless ? [{ code: "no_base", column: index }] : [];
  });
}

/** Measures the file has as sums, which averages and rates may be multiplied by. */
export const totalsOf = (columns: readonly ColumnUse[]): ReadonlySet<ImportMeasure> =>
  new Set(columns.flatMap((column) => (column.use === "measure" && column.as === "total" ? [column.measure] : [])));
