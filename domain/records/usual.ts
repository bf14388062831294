import type { MeasureId } from "@/domain/measures/measure";
import { addDays, type LocalDate } from "@/domain/time/period";
import { HABIT_DAYS } from "@/domain/records/habit";

/** A record with the measures that hold a value. */
export interface FilledRecord {
  readonly start: LocalDate;
  readonly measures: readonly MeasureId[];
}

/** Fewer records before it show no habit (OURS). */
const ENOUGH = 5;
/** A measure is usual when this share of the records before hold it: what is asked once a month is not (OURS). */
const USUAL = 0.8;

/** The measures usually recorded, from the records of the 56 days before `date`; none where those are too few to tell. */
export function usualMeasures(records: readonly FilledRecord[], date: LocalDate): MeasureId[] {
  const since = addDays(date, -HABIT_DAYS);
  const past = records.filter(({ start, measures }) => start >= since && start < date && measures.length > 0);
  if (past.length < ENOUGH) return [];
  const counts = new Map<MeasureId, number>();
  for (const { measures } of past) for (const id of measures) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= USUAL * past.length).map(([id]) => id);
}

/** What a record lacks of what its channel usually records; empty when it is whole. */
export function lackingMeasures(record: FilledRecord, records: readonly FilledRecord[]): MeasureId[] {
  return usualMeasures(records, record.start).filter((id) => !record.measures.includes(id));
}
