import { type DateCode, dateReader, type DateReading, weekdayIn } from "@/domain/imports/dates/reader";
import { foldHeader } from "@/domain/imports/table";
import type { ImportTarget } from "@/domain/imports/destination";
import { addDays, bucketOf, type Calendar, type LocalDate, type Range, weekdayOf } from "@/domain/time/period";
import type { Cadence } from "@/domain/measures/channel";

export type PeriodCode = DateCode | "date_missing" | "week_for_days" | "undated_gap";
/** `oddWeek`: the week the file means is not one of the company's, but most of it lies in this one. `oddDay`: the cell names another weekday. */
export type When =
  | { readonly ok: true; readonly period: Range; readonly oddWeek?: boolean; readonly oddDay?: boolean }
  | { readonly ok: false; readonly code: PeriodCode };

/** What a header says of the weeks under it: their last day, their first, any of their days; null: it speaks of no week. */
export type WeekSaid = "ending" | "starting" | "any" | null;

export function weekSaid(header: string): WeekSaid {
  const folded = foldHeader(header);
  if (/weeke?nd|we(?:ek)?ended|^we$|週末|週の終わり|週終了|週の最終日/.test(folded)) return "ending";
  if (/week(start|commenc|begin|of)|^wc$|週初|週始|週の始ま|週の最初|週開始/.test(folded)) return "starting";
  return /^(week|週|対象週|weekdate)$/.test(folded) ? "any" : null;
}

/** Dates as periods of a channel. A file names the same days again and again: each is worked out once, but where the year runs on. */
export function periodReader(
  reading: DateReading,
  week: WeekSaid,
  calendar: Calendar,
): (text: string, target: ImportTarget) => When {
  const known = new Map<string, When>();
  const read = dateReader(reading);
  const work = (text: string, cadence: Cadence): When => {
    const date = read(text, cadence);
    if (!date.ok) return date;
    if (date.value === null) return { ok: false, code: "date_missing" };
    // A sum over a week is not what happened on one of its days.
    if (week !== null && cadence === "day") return { ok: false, code: "week_for_days" };
    const weekday = cadence === "month" ? null : weekdayIn(text);
    const oddDay = weekday !== null && weekday !== weekdayOf(date.value);
    return {
      ...(cadence === "week"
        ? weekOf(date.value, week, calendar)
        : { ok: true, period: bucketOf(date.value, cadence, calendar) }),
      ...(oddDay ? { oddDay } : {}),
    };
  };
  return (text, { cadence }) => {
    if (reading.year?.rolls) return work(text, cadence);
    const key = `${cadence}:${text}`;
    const found = known.get(key) ?? work(text, cadence);
    known.set(key, found);
    return found;
  };
}

/** The company's week in which most of the file's week lies: its middle day tells, whatever day either begins on. */
function weekOf(date: LocalDate, week: WeekSaid, calendar: Calendar): When & { ok: true } {
  if (week !== "ending" && week !== "starting") return { ok: true, period: bucketOf(date, "week", calendar) };
  const first = week === "ending" ? addDays(date, -6) : date;
  const period = bucketOf(addDays(first, 3), "week", calendar);
  return { ok: true, period, ...(period.from === first ? {} : { oddWeek: true }) };
}

/**
 * Counts the periods of a file without dates: one a row of each place, from its first day on. Rows that are left out keep
 * theirs; where a file has several places nobody can say whose, and the row after them is refused.
 */
export function periodCounter(firstDay: LocalDate | null, calendar: Calendar, several: boolean) {
  const next = new Map<string, LocalDate>();
  let skipped = 0;
  return {
    skip: (rows: number): void => void (skipped += rows),
    take(place: string, { cadence }: Pick<ImportTarget, "cadence">): When {
      const gap = skipped;
      skipped = 0;
      if (firstDay === null) return { ok: false, code: "date_missing" };
      if (several && gap > 0) return { ok: false, code: "undated_gap" };
      let date = next.get(place) ?? firstDay;
      for (let i = 0; i < Math.min(gap, FURTHEST); i += 1) date = bucketOf(date, cadence, calendar).until;
      const period = bucketOf(date, cadence, calendar);
      next.set(place, period.until);
      return { ok: true, period };
    },
  };
}

/** More periods than two centuries have days lead nowhere. */
const FURTHEST = 50_000;
