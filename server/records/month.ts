import { recordedWeeks, recordsOfChannel } from "@/db/queries/records/records";
import { teamsOf } from "@/db/queries/tenants/teams";
import { inTenant } from "@/db/connection/scope";
import { holidayOf } from "@/domain/time/work-calendar";
import {
  addDays,
  addMonths,
  bucketOf,
  bucketStart,
  buckets,
  type LocalDate,
  type Range,
  weekdayOf,
} from "@/domain/time/period";
import type { Cadence } from "@/domain/measures/channel";
import { weeksOf } from "@/domain/records/week";
import { EARLIEST_DAY } from "@/domain/reach";
import { rowId } from "@/domain/grid/row-id";
import { notFound } from "../fault";
import { assertWriter, bookkeepingOf, frameOf, type GridRowView, recordedValues } from "./grid-rows";
import { teamMeant } from "../reach";
import type { TenantContext } from "../tenant";
import { namesOf } from "@/db/queries/members/members";

export type RecordMonthView = Awaited<ReturnType<typeof recordMonth>>;
export interface MonthRow extends GridRowView {
  weekend: boolean;
  holiday: { ja: string; en: string } | null;
}

/** A month of one channel, a row a day or week; of a monthly channel the twelve months up to it. */
export function recordMonth(ctx: TenantContext, asked: { team?: string; channel?: string; month?: LocalDate }) {
  assertWriter(ctx);
  const month = bucketStart(asked.month ?? addDays(ctx.today, -1), "month", ctx.calendar);
  if (month > ctx.today || month < EARLIEST_DAY) throw notFound();
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const teams = await teamsOf(scope, ctx.teams);
      const team = asked.channel
        ? teams.find(({ channels }) => channels.some(({ id }) => id === asked.channel))
        : teamMeant(teams, asked.team);
      const channel = asked.channel ? team?.channels.find(({ id }) => id === asked.channel) : team?.channels[0];
      if (!team || !channel) throw notFound();
      const range =
        channel.cadence === "month"
          ? { from: addMonths(month, -11), until: addMonths(month, 1) }
          : bucketOf(month, "month", ctx.calendar);
      const [records, weeks] = await Promise.all([
        recordsOfChannel(scope, channel.id, range),
        channel.cadence === "week" ? recordedWeeks(scope, [channel.id], weekAround(range)) : undefined,
      ]);
      const names = await namesOf(
        scope,
        records.map(({ updatedBy }) => updatedBy),
      );
      const rows = periodsOf(range, channel.cadence, ctx, weeks?.get(channel.id)).map((period): MonthRow => {
        const stored = records.find(({ start }) => start === period.from);
        return {
          id: rowId(channel.id, period.from),
          kind: channel.kind,
          start: period.from,
          until: period.until,
          values: recordedValues(stored),
          ...bookkeepingOf(stored, names),
          ghost: {},
          past: {},
          future: period.from > ctx.today,
          ...dayMarks(period.from, channel.cadence, ctx.tenant.zone),
        };
      });
      return {
        ...frameOf(ctx),
        month,
        rows,
        team: { id: team.id, name: team.name },
        channel: { id: channel.id, name: channel.name, kind: channel.kind, cadence: channel.cadence },
        channels: teams.flatMap((one) => one.channels.map(({ id, name }) => ({ id, name, team: one.name }))),
      };
    },
    { readOnly: true },
  );
}

const WEEK = 7;
/** A range and the weeks that reach into it and out of it. */
const weekAround = ({ from, until }: Range): Range => ({ from: addDays(from, -WEEK), until: addDays(until, WEEK) });

/** Whole periods that start in the range: no day of another month is in the foot's sums. */
function periodsOf(range: Range, cadence: Cadence, ctx: TenantContext, weeks: readonly Range[] = []): Range[] {
  const isOwn = ({ from }: Range) => from >= range.from && from < range.until;
  if (cadence === "week") return weeksOf(range, ctx.calendar, weeks).filter(isOwn);
  return buckets(range, cadence, ctx.calendar)
    .filter(({ start }) => start >= range.from)
    .map(({ start }) => bucketOf(start, cadence, ctx.calendar));
}

const dayMarks = (date: LocalDate, cadence: string, zone: string) => ({
  weekend: cadence === "day" && weekdayOf(date) >= 6,
  holiday: cadence === "day" && zone === "Asia/Tokyo" ? holidayOf(date) : null,
});
