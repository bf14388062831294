import type { DecimalSign } from "@/domain/format/decimal-sign";
import { readImportCell } from "@/domain/imports/numbers/cell";
import type { ColumnFacts, FileFacts } from "@/domain/imports/facts";
import {
  type ColumnUnit,
  FACTORS,
  type ImportMapping,
  type ImportMeasure,
  type MeasureUse,
  type QuestionKind,
} from "@/domain/imports/mapping";
import type { Option, Question } from "@/domain/imports/questions/question";
import { BASES } from "@/domain/imports/columns/synonyms";
import { type Clock, CLOCKS, unitSaid } from "@/domain/imports/numbers/unit";
import { MEASURES, type MeasureUnit } from "@/domain/measures/measure";

/** How the numbers of a column are read. `unit` is null where the mapping's own holds. */
export type ColumnReading = { readonly decimal: DecimalSign; readonly clock: Clock; readonly unit: ColumnUnit | null };
export const PLAIN_READING: ColumnReading = { decimal: "point", clock: "m:ss", unit: null };

const TIME_UNITS = ["seconds", "minutes", "hours", "days"] as const;
const SCALES = ["one", "thousand"] as const;
const RATES = ["percent", "fraction"] as const;
/** A column of hours or minutes says how its clock is read; one of seconds does not. */
const CLOCK_OF: Readonly<Partial<Record<ColumnUnit, Clock>>> = { hours: "h:mm", minutes: "m:ss" };
type Column = { readonly at: number; readonly use: MeasureUse; readonly facts: ColumnFacts };
type FileColumns = { readonly file: FileFacts; readonly mapping: ImportMapping; readonly columns: readonly Column[] };

/** What the numbers of a file leave open, column by column: the clock, the unit, the scale, the decimal sign, whether a share is in percent. */
export function numberQuestions(
  file: FileFacts,
  mapping: ImportMapping,
): { questions: Question[]; columns: ReadonlyMap<number, ColumnReading> } {
  const columns = mapping.columns.flatMap((use, at): Column[] => {
    const facts = file.columns[at];
    return use.use === "measure" && facts ? [{ at, use, facts }] : [];
  });
  const asked: FileColumns = { file, mapping, columns };
  const sign = signReader(asked);
  const found = columns.map((column) => {
    const decimal = sign(column);
    const questions: Question[] = [];
    const ask = (
      kind: QuestionKind,
      readings: readonly string[],
      how: (reading: string) => ColumnReading,
      sample: string,
      unitless = false,
    ): string | null => {
      const answer =
        mapping.answers?.find((one) => one.column === column.at && one.kind === kind && readings.includes(one.reading))
          ?.reading ?? null;
      questions.push({
        column: column.at,
        kind,
        answer,
        readings: readings.map((reading) => optionOf(asked, column, { reading, sample, how: how(reading), unitless })),
      });
      return answer;
    };
    const base: ColumnReading = { ...PLAIN_READING, decimal: decimal.sign ?? "point" };
    if (decimal.open)
      ask(
        "decimal",
        ["comma", "point"],
        (reading) => ({ ...base, decimal: reading as DecimalSign }),
        column.facts.signSample || (column.facts.samples[0] ?? ""),
        true,
      );
    const reading = unitReader(asked, column, base, ask);
    return { at: column.at, questions, reading };
  });
  return {
    questions: found.flatMap(({ questions }) => questions),
    columns: new Map(found.map(({ at, reading }) => [at, reading])),
  };
}

type Ask = (
  kind: QuestionKind,
  readings: readonly string[],
  how: (reading: string) => ColumnReading,
  sample: string,
) => string | null;

/** Clock, unit, scale and share of a column: by what was chosen, what its header or a title says, or by a question. */
function unitReader(asked: FileColumns, column: Column, base: ColumnReading, ask: Ask): ColumnReading {
  const { use } = column;
  if (use.as === "rate") return { ...base, unit: shareUnit(column, base, ask) };
  const kind = kindOf(use.measure);
  return kind === "seconds"
    ? timeReading(asked, column, base, ask)
    : { ...base, unit: scaleOf(asked, column, kind, (sample) => ask("scale", SCALES, inUnit(base), sample)) };
}

const inUnit = (base: ColumnReading) => (reading: string) => ({ ...base, unit: reading as ColumnUnit });

/** A share between 0 and 1 without a sign: of one, or in percent. */
function shareUnit({ facts }: Column, base: ColumnReading, ask: Ask): ColumnUnit | null {
  const open = facts.percent === 0 && facts.bare.max > 0 && facts.bare.max <= 1;
  return (open ? ask("rate", RATES, inUnit(base), facts.bare.sample) : null) as ColumnUnit | null;
}

/** A scale above all headers that does not say of what: whether it holds for this column. */
function scaleOf(
  { file, mapping }: FileColumns,
  { at, use, facts }: Column,
  kind: MeasureUnit,
  ask: (sample: string) => string | null,
): ColumnUnit | null {
  const unnamed =
    use.unit === "one" &&
    unitSaid(facts.said, kind).unit === null &&
    file.titles.some((title) => {
      const said = unitSaid(title, kind);
      return said.unit !== null && said.unit !== "one" && !said.named;
    });
  const chosen = mapping.answers?.some((one) => one.column === at && one.kind === "scale") ?? false;
  if (!unnamed && !chosen) return null;
  return ask(facts.bare.sample || (facts.samples[0] ?? "")) as ColumnUnit | null;
}

/** The clock and the unit of a column of durations. */
function timeReading({ file }: FileColumns, { use, facts }: Column, base: ColumnReading, ask: Ask): ColumnReading {
  const said = [facts.said, ...file.titles]
    .map((text) => unitSaid(text, "seconds"))
    .find(({ unit, clock }) => unit !== null || clock !== null);
  const settled: Clock | null = CLOCK_OF[use.unit] ?? said?.clock ?? null;
  const clock =
    settled ??
    (facts.clocks.two > 0
      ? ask("duration", [...CLOCKS].reverse(), (reading) => ({ ...base, clock: reading as Clock }), facts.clocks.sample)
      : null);
  const known = use.unit !== "seconds" || said?.unit != null;
  const unit = known || facts.bare.max === 0 ? null : ask("unit", TIME_UNITS, inUnit(base), facts.bare.sample);
  return { ...base, clock: (clock as Clock | null) ?? "m:ss", unit: unit as ColumnUnit | null };
}

const kindOf = (measure: ImportMeasure): MeasureUnit => (measure === "contacts" ? "count" : MEASURES[measure].unit);

type Sign = { readonly sign: DecimalSign | null; readonly open: boolean };

/**
 * The decimal sign of each column. Numbers that can be read one way only settle it, first those of the column, then those of
 * the file; an answer holds for the file. What groups by comma as Japanese and English files do needs no proof; a file with
 * semicolons or days such as 13.04.2026 does.
 */
function signReader({ file, mapping }: FileColumns): (column: Column) => Sign {
  // Any column of numbers tells, also one that is left out.
  const numeric = file.columns.filter(
    ({ filled, bare, signs }, i) =>
      mapping.columns[i]?.use !== "date" && bare.count + signs.comma + signs.open_comma >= filled * 0.8,
  );
  const sum = (sign: "point" | "comma") => numeric.reduce((total, { signs }) => total + signs[sign], 0);
  const proved = { point: sum("point") > 0, comma: sum("comma") > 0 };
  const only = onlyOne(proved.point, proved.comma);
  const answers = (mapping.answers ?? []).filter(
    ({ kind, reading }) => kind === "decimal" && (reading === "point" || reading === "comma"),
  );
  const dotted = mapping.columns.some(({ use }, i) => use === "date" && file.columns[i]?.dates.dotted === true);
  const elsewhere = mapping.delimiter === ";" || dotted || (mapping.delimiter !== "," && !file.japanese);
  return ({ at, use, facts: { signs } }) => {
    const own = answers.find(({ column }) => column === at)?.reading as DecimalSign | undefined;
    if (own) return { sign: own, open: true };
    if (signs.point + signs.comma + signs.open_point + signs.open_comma === 0) return { sign: "point", open: false };
    const any = (answers[0]?.reading ?? null) as DecimalSign | null;
    if (elsewhere) {
      const sign = provedBy(signs, only) ?? any;
      return { sign, open: sign === null };
    }
    const unproved = isForeign(signs) || (only !== "point" && isWhole(use, signs));
    return unproved ? { sign: any, open: any === null } : { sign: "point", open: false };
  };
}

/** What the column itself says; where it says neither, what the file does. */
const provedBy = (signs: Signs, only: DecimalSign | null): DecimalSign | null =>
  onlyOne(signs.point > 0, signs.comma > 0) ?? (signs.point + signs.comma === 0 ? only : null);

type Signs = ColumnFacts["signs"];

/** 5,0 and 4,25 alone: no thousands are grouped so. One such beside 1,234 is a slip and is refused where it stands. */
const isForeign = (signs: Signs): boolean => signs.comma > 0 && signs.open_comma + signs.open_point + signs.point === 0;

/** Counts such as 2.000, which no point makes whole. */
const isWhole = (use: MeasureUse, signs: Signs): boolean =>
  use.as === "total" &&
  kindOf(use.measure) === "count" &&
  use.unit === "one" &&
  signs.open_point > 0 &&
  signs.point === 0;

/** The sign that is there while the other is not. */
function onlyOne(point: boolean, comma: boolean): DecimalSign | null {
  if (point === comma) return null;
  return point ? "point" : "comma";
}

interface Tried {
  reading: string;
  sample: string;
  how: ColumnReading;
  unitless: boolean;
}

function optionOf(asked: FileColumns, { use, facts }: Column, { reading, sample, how, unitless }: Tried): Option {
  const read = readImportCell(sample, use, { ...how, currency: "JPY" });
  return {
    reading,
    sample,
    value: read.ok ? read.value : null,
    result: unitless ? null : resultOf(asked, use, facts, how),
  };
}

const KPI_OF: Readonly<Partial<Record<ImportMeasure, string>>> = {
  handle_sec: "aht_sec",
  talk_sec: "att_sec",
  acw_sec: "acw_avg_sec",
  wait_answered_sec: "asa_sec",
  first_response_sec: "first_response_time",
  resolution_sec: "resolution_time",
};

/** The KPI a column of durations would give: what it adds up to by the count it belongs to. Only where both stand in every row. */
function resultOf(
  { columns }: FileColumns,
  use: MeasureUse,
  { clocks, bare, filled }: ColumnFacts,
  how: ColumnReading,
): Option["result"] {
  const kpi = KPI_OF[use.measure];
  const base = BASES[use.measure]
    ?.map((measure) => columns.find((one) => one.use.measure === measure && one.use.as === "total"))
    .find((one) => one !== undefined);
  if (
    kpi === undefined ||
    use.as !== "total" ||
    !base ||
    base.facts.filled !== filled ||
    base.facts.bare.sum === 0 ||
    base.use.unit !== "one"
  )
    return null;
  const unit = how.unit ?? use.unit;
  const seconds = clocks.twoSum * (how.clock === "h:mm" ? 60 : 1) + clocks.otherSum + bare.sum * FACTORS[unit];
  return clocks.two + clocks.other + bare.count < filled ? null : { kpi, value: seconds / base.facts.bare.sum };
}
