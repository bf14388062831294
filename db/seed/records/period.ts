import type { Cadence } from "@/domain/measures/channel";
import { type MeasureId, MEASURES, type Row } from "@/domain/measures/measure";
import { addDays, type Calendar, bucketOf, type LocalDate, type Range } from "@/domain/time/period";
import type { ChannelProfile } from "./channel-profile";
import { dayRecord } from "./day";
import type { World } from "../world";

export interface MadeRecord {
  readonly profile: ChannelProfile;
  readonly cadence: Cadence;
  readonly start: LocalDate;
  readonly until: LocalDate;
  readonly values: Row;
}

/** What an older monthly report still says. */
const OLD_REPORT: readonly MeasureId[] = [
  "offered",
  "received",
  "answered",
  "handled",
  "abandoned",
  "handle_sec",
  "talk_sec",
  "hold_sec",
  "acw_sec",
  "created",
  "resolved",
];

/** Every record of a channel whose period ends in the range: months of old reports first, then its own cadence. */
export function recordsOfChannel(
  world: World,
  profile: ChannelProfile,
  range: Range,
  calendar: Calendar,
): MadeRecord[] {
  const old = { from: world.monthlyFrom, until: range.until < world.dailyFrom ? range.until : world.dailyFrom };
  const own = { from: world.dailyFrom, until: range.until };
  return [
    ...periodsIn(old, "month", calendar).map((period) => ({ ...period, cadence: "month" as const, only: OLD_REPORT })),
    ...periodsIn(own, profile.cadence, calendar).map((period) => ({
      ...period,
      cadence: profile.cadence,
      only: undefined,
    })),
  ]
    .filter(({ until }) => until > range.from)
    .flatMap(({ from, until, cadence, only }) => {
      const values = sumOf(world, profile, { from, until }, only);
      return values ? [{ profile, cadence, start: from, until, values }] : [];
    });
}

/** Periods that lie in the range whole. */
function periodsIn(range: Range, cadence: Cadence, calendar: Calendar): Range[] {
  const found: Range[] = [];
  for (
    let period = bucketOf(range.from, cadence, calendar);
    period.until <= range.until;
    period = bucketOf(period.until, cadence, calendar)
  ) {
    if (period.from >= range.from) found.push(period);
  }
  return found;
}

/** The days of a period as one record: flows add up, stocks keep the first opening and the last closing. */
function sumOf(world: World, profile: ChannelProfile, { from, until }: Range, only?: readonly MeasureId[]): Row | null {
  let total: Row | null = null;
  for (let date = from; date < until; date = addDays(date, 1)) {
    const row = dayRecord(world, profile, date);
    if (row) total = total ? joined(total, row) : row;
  }
  if (!total || !only) return total;
  return Object.fromEntries(Object.entries(total).filter(([id]) => only.includes(id as MeasureId)));
}

function joined(total: Row, row: Row): Row {
  const sum: Row = { ...total };
  for (const [id, value] of Object.entries(row) as [MeasureId, number][]) {
    const before = total[id];
    const { roll } = MEASURES[id];
    if (before === undefined || before === null || roll === "closing") sum[id] = value;
    else if (roll === "flow") sum[id] = before + value;
  }
  return sum;
}
