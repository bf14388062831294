import { z } from "zod";
import { list, localDate, text } from "@/domain/bounds";
import { RECORD_MEASURES, type RecordMeasureId } from "@/domain/measure";

/** "contacts": calls offered where a queue exists, else messages received; so one column serves a phone and a mailbox. */
export type ImportMeasure = RecordMeasureId | "contacts";
export const IMPORT_MEASURES: readonly ImportMeasure[] = ["contacts", ...RECORD_MEASURES.map((measure) => measure.id as RecordMeasureId)];

export const DELIMITERS = [",", "\t", ";", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];
export const DATE_ORDERS = ["ymd", "mdy", "dmy"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What one plain number of a column is worth; clock texts (1:23:45) need none, except that "5:30" is hours where unit is hours. */
export const FACTORS = { one: 1, seconds: 1, minutes: 60, hours: 3600, thousand: 1e3, ten_thousand: 1e4, million: 1e6, percent: 0.01, fraction: 1 } as const;
export type ColumnUnit = keyof typeof FACTORS;
export const COLUMN_UNITS = Object.keys(FACTORS) as [ColumnUnit, ...ColumnUnit[]];

/** total: a count or sum as it is. average and rate: multiplied by the count in `per`, and marked as an estimate. */
export const READINGS = ["total", "average", "rate"] as const;
export type Reading = (typeof READINGS)[number];

const isImportMeasure = (value: string): value is ImportMeasure => (IMPORT_MEASURES as readonly string[]).includes(value);
const measureSchema = text(60).refine(isImportMeasure);

const columnSchema = z.discriminatedUnion("use", [
  z.strictObject({ use: z.literal("ignore") }),
  z.strictObject({ use: z.literal("date") }),
  z.strictObject({ use: z.literal("team") }),
  z.strictObject({ use: z.literal("channel") }),
  z.strictObject({
    use: z.literal("measure"), measure: measureSchema, as: z.enum(READINGS), unit: z.enum(COLUMN_UNITS), per: measureSchema.nullable(),
  }),
]);
export type ColumnUse = z.infer<typeof columnSchema>;
export type MeasureUse = Extract<ColumnUse, { use: "measure" }>;

const cellText = text(200);
const placeSchema = z.strictObject({ team: cellText.nullable(), channel: cellText.nullable(), channelId: z.uuid().nullable() });
/** Where rows with these texts go; null texts where the file has no such column, a null channel where they are left out. */
export type Place = z.infer<typeof placeSchema>;

export const IMPORT_LIMITS = { bytes: 10 * 1024 * 1024, rows: 50_000, columns: 200, cell: 2_000, places: 60, headerSearch: 20 } as const;

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
  places: list(placeSchema, IMPORT_LIMITS.places, 1),
  /** Seconds behind "within the threshold"; null = the tenant's setting. */
  thresholdSec: z.number().int().min(1).max(3600).nullable(),
});
export type ImportMapping = z.infer<typeof importMappingSchema>;

export type MappingProblem =
  | "no_date" | "two_dates" | "no_measure" | "same_measure_twice" | "no_base" | "no_place" | "date_order_unknown" | "two_channel_columns" | "two_team_columns";

/**
 * Why a mapping cannot be used yet, each with the column to mark where there is one; empty when it can. `dateOrdersOf`
 * says in which orders the dates of a column make sense: more than one, and a person has to choose.
 */
export function mappingProblems(mapping: ImportMapping, dateOrdersOf: (column: number) => readonly DateOrder[]): { code: MappingProblem; column: number | null }[] {
  const at = (use: ColumnUse["use"]) => mapping.columns.flatMap((column, index) => (column.use === use ? [index] : []));
  const found: { code: MappingProblem; column: number | null }[] = [];
  const say = (code: MappingProblem, column: number | null = null) => found.push({ code, column });
  const [date, secondDate] = at("date");
  if (date === undefined && mapping.firstDay === null) say("no_date");
  if (secondDate !== undefined) say("two_dates", secondDate);
  const orders = date === undefined ? [] : dateOrdersOf(date);
  if (orders.length > 1 && (mapping.dateOrder === null || !orders.includes(mapping.dateOrder))) say("date_order_unknown", date);
  for (const use of ["channel", "team"] as const) {
    const second = at(use)[1];
    if (second !== undefined) say(use === "channel" ? "two_channel_columns" : "two_team_columns", second);
  }
  if (mapping.places.every((place) => place.channelId === null)) say("no_place");
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
