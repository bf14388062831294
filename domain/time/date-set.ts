import type { LocalDate } from "@/domain/time/period";

const sets = new WeakMap<readonly LocalDate[], ReadonlySet<LocalDate>>();

/** `dates.includes(date)` for a list that is asked about day after day: it is looked through once. */
export function has(dates: readonly LocalDate[], date: LocalDate): boolean {
  if (dates.length === 0) return false;
  const set = sets.get(dates) ?? new Set(dates);
  sets.set(dates, set);
  return set.has(date);
}
