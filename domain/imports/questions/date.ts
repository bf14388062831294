import { dateReader, type DateReading, type YearRule } from "@/domain/imports/dates/reader";
import type { YearFacts } from "@/domain/imports/dates/facts";
import type { FileFacts } from "@/domain/imports/facts";
import type { DateOrder, ImportMapping } from "@/domain/imports/mapping";
import type { FileTenant, Option, Question } from "@/domain/imports/questions/question";

const MONTH_YEAR = "month_and_year";
type Dated = { readonly questions: readonly Question[]; readonly reading: DateReading };

/** What the dates of a file leave open: that there are none, the order of day and month, the year. */
export function dateQuestions(
  { columns, japanese }: FileFacts,
  mapping: ImportMapping,
  { zone, monthly }: FileTenant,
): Dated {
  const column = mapping.columns.findIndex(({ use }) => use === "date");
  const base: DateReading = { order: mapping.dateOrder, year: null, monthYear: false, zone };
  const facts = columns[column]?.dates;
  if (column < 0 || !facts) {
    const first: Question = {
      column: null,
      kind: "first_day",
      readings: [{ reading: "YYYY-MM-DD", sample: "", value: null, result: null }],
      answer: mapping.firstDay,
    };
    return { questions: [first], reading: base };
  }
  const questions: Question[] = [];
  // Only a pair without a year can be told by the language of its file: in Japanese the month comes first.
  const pairs =
    japanese && facts.yearless.mdy !== undefined && facts.orders.every((one) => facts.yearless[one] !== undefined);
  const orders: readonly DateOrder[] = pairs ? ["mdy"] : facts.orders;
  const order =
    orders.length > 1 ? (orders.find((one) => one === mapping.dateOrder) ?? null) : (orders[0] ?? mapping.dateOrder);
  if (orders.length > 1) {
    const readings = orders.map((one): Option =>
      optionOf(one, facts.sample, { ...base, order: one, year: ruleOf(facts.yearless[one]?.years[0]) }),
    );
    questions.push({ column, kind: "date_order", readings, answer: order });
  }
  const years = facts.yearless[order ?? orders[0] ?? "ymd"];
  if (order === null || !years) return { questions, reading: { ...base, order } };
  const answer = mapping.answers?.find((one) => one.column === column && one.kind === "year")?.reading ?? null;
  const said = years.twoDigits && monthly ? null : years.said;
  if (said !== null && answer === null) return { questions, reading: { ...base, order, year: ruleOf(said) } };
  questions.push({
    column,
    kind: "year",
    readings: yearOptions(years, facts.sample, { ...base, order }, monthly),
    answer,
  });
  return {
    questions,
    reading: { ...base, order, year: answer === null ? null : ruleFor(answer), monthYear: answer === MONTH_YEAR },
  };
}

const ruleOf = (first: number | undefined): YearRule | null => (first === undefined ? null : { first, rolls: false });

/** 2026: all rows are of it. 2025-2026: it changes between December and January. */
function ruleFor(answer: string): YearRule | null {
  const match = /^(\d{4})(-\d{4})?$/.exec(answer);
  return match ? { first: Number(match[1]), rolls: match[2] !== undefined } : null;
}

function yearOptions(
  { years, spans, twoDigits }: YearFacts,
  sample: string,
  reading: DateReading,
  monthly: boolean,
): Option[] {
  const names = [...spans.map(([first, last]) => `${first}-${last}`), ...years.map(String)];
  const options = names.map((name) => optionOf(name, sample, { ...reading, year: ruleFor(name) }));
  return twoDigits && monthly ? [...options, optionOf(MONTH_YEAR, sample, { ...reading, monthYear: true })] : options;
}

/** What the reading makes of the sample; a month is shown by its first day. */
function optionOf(name: string, sample: string, reading: DateReading): Option {
  const day = dateReader(reading)(sample, "day");
  const month = day.ok ? day : dateReader(reading)(sample, "month");
  return { reading: name, sample, value: month.ok ? month.value : null, result: null };
}
