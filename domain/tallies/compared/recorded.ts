import { addCovered, bitOf, type DaySet } from "@/domain/tallies/coverage";
import { type CubeRow, daysOf } from "@/domain/tallies/cube";
import type { Cadence } from "@/domain/measures/channel";
import { firstOfMonth, type LocalDate } from "@/domain/time/period";

/** What one channel recorded on one side of a comparison, counted in each unit. */
export interface ChannelRecord {
  readonly cadences: Set<Cadence>;
  /** The days its records cover; the days on which its weeks begin; the firsts of its months. */
  readonly units: Readonly<Record<Cadence, DaySet>>;
  /** Of the days those that were recorded one by one: on what days it works is told by them alone. */
  readonly single: DaySet;
  /** The end of its last record. */
  until: LocalDate;
}

const nothing = (): ChannelRecord => ({
  cadences: new Set(),
  units: { day: new Map(), week: new Map(), month: new Map() },
  single: new Map(),
  until: "",
});

/** What each channel recorded, of some rows of a cube. */
export function recordsOf(rows: Iterable<CubeRow>): Map<string, ChannelRecord> {
  const found = new Map<string, ChannelRecord>();
  for (const row of rows) {
    const record = found.get(row.channelId) ?? nothing();
    found.set(row.channelId, record);
    record.cadences.add(row.cadence);
    addCovered(record.units.day, row);
    if (row.cadence === "day") addCovered(record.single, row);
    if (row.cadence === "week") for (const start of daysOf(row)) add(record.units.week, start);
    if (row.cadence === "month") add(record.units.month, row.month);
    if (row.until > record.until) record.until = row.until;
  }
  return found;
}

function add(set: DaySet, day: LocalDate): void {
  const month = firstOfMonth(day);
  set.set(month, (set.get(month) ?? 0) | bitOf(day));
}

/** What a channel's two sides are counted by: the rhythm both were recorded in; of different ones the days they cover. */
export function unitOf(...records: readonly (ChannelRecord | undefined)[]): Cadence {
  const [only, other] = new Set(records.flatMap((record) => [...(record?.cadences ?? [])]));
  return only && !other ? only : "day";
}
