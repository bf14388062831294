import type { getTranslations } from "next-intl/server";
import { formatPercent, type Locale } from "@/domain/format/number";
import { type LocalDate, weekdayOf } from "@/domain/time/period";
import type { RecordCalendarView } from "@/server/records/calendar";

/** The days of a table and what stands in it. */
interface Shown {
  days: readonly { date: LocalDate }[];
  rows: readonly { cells: readonly Pick<Cell, "from" | "until" | "state">[] }[];
}

/** What every part of the page is given. */
export interface Place {
  tenant: string;
  view: RecordCalendarView;
  locale: Locale;
}

/** Texts of one part of messages/. */
export type Texts = Awaited<ReturnType<typeof getTranslations>>;
export type CalendarRow = RecordCalendarView["rows"][number];
export type Cell = CalendarRow["cells"][number];

/**
 * The day a phone begins at: today; in a month without it the last day of the latest gap, which on the first of a month is
 * yesterday; null where neither is there.
 */
export function beginningOf({ today, days, rows }: Pick<RecordCalendarView, "today"> & Shown): LocalDate | null {
  if (days.some(({ date }) => date === today)) return today;
  const missing = rows.flatMap(({ cells }) => cells.filter(({ state }) => state === "missing"));
  return days.findLast(({ date }) => missing.some(({ from, until }) => date >= from && date < until))?.date ?? null;
}

/** The calendar of a month, of the same team unless another is named. */
export function calendarHref(
  { tenant, view }: Place,
  { month = view.month, team = view.team }: { month?: string; team?: string | null } = {},
): string {
  return `/${tenant}/record/calendar?${new URLSearchParams({ month: month.slice(0, 7), ...(team ? { team } : {}) })}`;
}

/** Where a day of a team is recorded; the first team's, where all are shown. */
export function dayHref({ tenant }: Pick<Place, "tenant">, date: string, team: string | null): string {
  return `/${tenant}/record?${new URLSearchParams({ date, ...(team && team !== "all" ? { team } : {}) })}`;
}

/** The sheet of a channel's month. */
export const monthHref = ({ tenant }: Pick<Place, "tenant">, channel: string, month: string): string =>
  `/${tenant}/record/month?channel=${channel}&month=${month.slice(0, 7)}-01`;

/** Whole percent, rounded down: while something is missing it never reads 100%. */
export const shareLabel = (rate: number, locale: Locale): string =>
  formatPercent(Math.floor(rate * 100 + 1e-9) / 100, locale, 0);

/** Whether channels need their team's name beside theirs. */
export const severalTeams = ({ view }: Pick<Place, "view">): boolean =>
  new Set(view.rows.map(({ team }) => team.id)).size > 1;

/** A day nothing is recorded of: by the company's own calendar, else weekends and holidays. */
export function isClosed({ view }: Pick<Place, "view">, date: LocalDate): boolean {
  const day = view.days.find((one) => one.date === date);
  if (day?.special) return day.special.kind === "closed";
  return weekdayOf(date) >= 6 || Boolean(day?.holiday);
}
