import { addDays, type LocalDate, type Range } from "@/domain/time/period";

/** The first day anything is kept of: records, targets, events, definitions and the diagnosis all begin here at the earliest. */
export const EARLIEST_DAY: LocalDate = "2000-01-01";
/** How far ahead anything is kept: a plan of some years. */
export const DAYS_AHEAD = 3_660;

/**
 * The days that can be asked about on `today`. Outside them nothing can be kept, so no figure lacks anything without
 * them, and what a question costs is bounded by what it could find.
 */
export const reachOn = (today: LocalDate): Range => ({ from: EARLIEST_DAY, until: addDays(today, DAYS_AHEAD + 1) });

/** The part of a range that can be asked about; null where it has none. */
export function withinReach({ from, until }: Range, today: LocalDate): Range | null {
  const reach = reachOn(today);
  const part = { from: from < reach.from ? reach.from : from, until: until > reach.until ? reach.until : until };
  return part.from < part.until ? part : null;
}
