import { dateReader, type DateReading, type YearRule } from "@/domain/imports/dates/reader";
import type { DateFacts, YearFacts } from "@/domain/imports/dates/facts";
import type { FileFacts } from "@/domain/imports/facts";
import type { DateOrder, ImportMapping } from "@/domain/imports/mapping";
import { answerOf, type FileTenant, type Option, type Question } from "@/domain/imports/questions/question";

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
  if (column < 0 || !facts) return { questions: [firstDay(mapping)], reading: base };
  const orders = ordersOf(facts, japanese);
  const order = orderOf(orders, mapping);
  const questions = orders.length > 1 ? [orderQuestion(column, facts, base, orders, order)] : [];
  const reading = { ...base, order };
  const years = order && facts.yearless[order];
  if (!years) return { questions, reading };
  const answer = answerOf(mapping, column, "year");
  const said = answer === null && !(years.twoDigits && monthly) ? years.said : null;
  if (said !== null) return { questions, reading: { ...reading, year: ruleOf(said) } };
  const readings = yearOptions(years, facts.sample, reading, monthly);
  return {
    questions: [...questions, { column, kind: "year", readings, answer }],
    reading: { ...reading, year: answer === null ? null : ruleFor(answer), monthYear: answer === MONTH_YEAR },
  };
}

/** The only order there is, or the one that was chosen among several. */
function orderOf(orders: readonly DateOrder[], { dateOrder }: ImportMapping): DateOrder | null {
  if (orders.length <= 1) return orders[0] ?? dateOrder;
  return orders.find((one) => one === dateOrder) ?? null;
}

/** Of a file without dates: the day its first row is of. */
const firstDay = (mapping: ImportMapping): Question => ({
  column: null,
  kind: "first_day",
  readings: [{ reading: "YYYY-MM-DD", sample: "", value: null, result: null }],
  answer: mapping.firstDay,
});

/** Only a pair without a year can be told by the language of its file: in Japanese the month comes first. */
function ordersOf({ orders, yearless }: DateFacts, japanese: boolean): readonly DateOrder[] {
  const pairs = japanese && yearless.mdy !== undefined && orders.every((one) => yearless[one] !== undefined);
  return pairs ? ["mdy"] : orders;
}

function orderQuestion(
  column: number,
  { sample, yearless }: DateFacts,
  base: DateReading,
  orders: readonly DateOrder[],
  answer: DateOrder | null,
): Question {
  const readings = orders.map((order): Option =>
    optionOf(order, sample, { ...base, order, year: ruleOf(yearless[order]?.years[0]) }),
  );
  return { column, kind: "date_order", readings, answer };
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
