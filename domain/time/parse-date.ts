import { type Moment, splitMoment } from "@/domain/time/parse-moment";
import { isLocalDate, type LocalDate, localDateAt } from "@/domain/time/period";

export type ParseDateCode = "too_long" | "not_a_date" | "no_such_day" | "not_in_era" | "out_of_range" | "needs_zone";
export type ParsedDate =
  { readonly ok: true; readonly value: LocalDate | null } | { readonly ok: false; readonly code: ParseDateCode };

const fail = (code: ParseDateCode): ParsedDate => ({ ok: false, code });
const YEARS = { first: 1950, last: 2100 } as const;

/** First day and last day of each era; a date outside is a typing error, not another spelling. */
const ERAS = [
  { names: ["令和", "r"], base: 2018, from: "2019-05-01", to: "9999-12-31" },
  { names: ["平成", "h"], base: 1988, from: "1989-01-08", to: "2019-04-30" },
  { names: ["昭和", "s"], base: 1925, from: "1926-12-25", to: "1989-01-07" },
] as const;

/**
 * A date in any form Japanese files use: 2025/4/1, 2025-04-01, 2025年4月1日(火), 令和7年4月1日, R7.4.1, 20250401,
 * Excel serial 45748 or 45748.375 (1900 system), also with a time after it. An instant (Z, +09:00) is the day it falls on
 * in `zone`; without a zone it is refused, never read as the day it names. Blank is null. Never throws. DOMAIN 8, `date.*`.
 */
export function parseDate(text: string, zone: string | null = null): ParsedDate {
  if (text.length > 64) return fail("too_long");
  const moment = splitMoment(text);
  if (/^-*$/.test(moment.day)) return moment.time === null ? { ok: true, value: null } : fail("not_a_date");
  return at(moment, dayOf(moment.day), zone);
}

/** The written day, or for an instant the day in `zone` on which it falls. */
export function at(
  { time, offset }: Pick<Moment, "time" | "offset">,
  day: ParsedDate,
  zone: string | null,
): ParsedDate {
  if (!day.ok || day.value === null || offset === null) return day;
  if (zone === null) return fail("needs_zone");
  const { hour, minute, second } = time ?? { hour: 0, minute: 0, second: 0 };
  return {
    ok: true,
    value: localDateAt(
      Date.parse(`${day.value}T00:00:00Z`) + ((hour * 60 + minute - offset) * 60 + second) * 1_000,
      zone,
    ),
  };
}

function dayOf(day: string): ParsedDate {
  const western = /^(\d{4})(?:[/.-]|年)(\d{1,2})(?:[/.-]|月)(\d{1,2})[日.]?$/.exec(day);
  if (western) return build(Number(western[1]), Number(western[2]), Number(western[3]));
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(day);
  if (packed) return build(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  const era = /^(令和|平成|昭和|[rhs])(\d{1,2}|元)(?:[/.-]|年)(\d{1,2})(?:[/.-]|月)(\d{1,2})日?$/.exec(day);
  if (era) return fromEra(era[1] ?? "", era[2] === "元" ? 1 : Number(era[2]), Number(era[3]), Number(era[4]));
  return /^\d{5}(?:[.,]\d{1,15})?$/.test(day) ? fromSerial(Number(day.slice(0, 5))) : fail("not_a_date");
}

/** A month: 2025年4月, 2025/04, 2025-04, 令和7年4月, 202504, or any date in it. Its first day comes back. */
export function parseMonth(text: string, zone: string | null = null): ParsedDate {
  if (text.length > 64) return fail("too_long");
  const folded = splitMoment(text).day;
  const month = /^((?:令和|平成|昭和|[rhs])?(?:\d{1,4}|元))(?:[/.-]|年)(\d{1,2})月?$/.exec(folded);
  // The 28th: eras that began within a month (平成 on 8 January, 昭和 on 25 December) own its end.
  if (month) return firstOf(parseDate(`${month[1] ?? ""}.${month[2] ?? ""}.28`));
  const packed = /^(\d{4})(\d{2})$/.exec(folded);
  if (packed) return build(Number(packed[1]), Number(packed[2]), 1);
  return firstOf(parseDate(text, zone));
}

function firstOf(parsed: ParsedDate): ParsedDate {
  return parsed.ok && parsed.value !== null ? { ok: true, value: `${parsed.value.slice(0, 7)}-01` } : parsed;
}

/** A day by its numbers, refused where there is none. */
export function build(year: number, month: number, day: number): ParsedDate {
  const iso = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  if (year < YEARS.first || year > YEARS.last) return fail("out_of_range");
  return isLocalDate(iso) ? { ok: true, value: iso } : fail("no_such_day");
}

function fromEra(name: string, year: number, month: number, day: number): ParsedDate {
  const era = ERAS.find(({ names }) => (names as readonly string[]).includes(name));
  if (!era || year < 1) return fail("not_a_date");
  const built = build(era.base + year, month, day);
  if (!built.ok || built.value === null) return built;
  return built.value < era.from || built.value > era.to ? fail("not_in_era") : built;
}

/** Excel's day 1 is 1900-01-01, but it also counts a 29 February 1900 that never was: hence 1899-12-30. */
function fromSerial(serial: number): ParsedDate {
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return build(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
