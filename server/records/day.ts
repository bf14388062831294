import { previousValuesOf } from "@/db/queries/records/previous-values";
import { recordedWeeks } from "@/db/queries/records/records";
import { memosOn } from "@/db/queries/events/memos";
import { dueOnDates, type DueChannel } from "@/db/queries/records/periods";
import type { TeamWithChannels } from "@/db/queries/tenants/teams";
import { inTenant, type TenantScope } from "@/db/connection/scope";
import { holidayOf } from "@/domain/time/work-calendar";
import { addDays, type LocalDate } from "@/domain/time/period";
import { EARLIEST_DAY } from "@/domain/reach";
import { rowId } from "@/domain/grid/row-id";
import { Fault } from "../fault";
import {
  assertWriter,
  bookkeepingOf,
  earlierStarts,
  frameOf,
  type GridRowView,
  newest,
  pastOf,
  periodAt,
  weeksBefore,
  readRecords,
  recordedValues,
} from "./grid-rows";
import { teamToWorkOn } from "../reach";
import type { TenantContext } from "../tenant";

export type RecordDayView = Awaited<ReturnType<typeof recordDay>>;
export interface DayRow extends GridRowView {
  channel: string;
  name: string;
  cadence: "day" | "week" | "month";
  resting: boolean;
}

const STRIP = 9;
const AHEAD = 4;

/** A day over all channels of a team: yesterday unless asked otherwise. */
export function recordDay(ctx: TenantContext, asked: { team?: string; date?: LocalDate }) {
  assertWriter(ctx);
  const date = asked.date ?? addDays(ctx.today, -1);
  if (date > ctx.today) throw new Fault("NOT_FOUND", "record_in_future");
  if (date < EARLIEST_DAY) throw new Fault("NOT_FOUND", "record_too_early");
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const { teams, team } = await teamToWorkOn(scope, ctx, asked.team);
      const dates = stripDates(date, ctx.today);
      const [due, found, memos] = team
        ? await Promise.all([
            dueOnDates(scope, { teams: [team.id], dates, calendar: ctx.calendar, work: ctx.work }),
            rowsOf(scope, ctx, team, date),
            memosOn(scope, team.id, date),
          ])
        : [new Map<LocalDate, DueChannel[]>(), { rows: [], before: [] }, []];
      const stateOf = new Map(due.get(date)?.map(({ id, state }) => [id, state]));
      return {
        ...frameOf(ctx),
        date,
        memos,
        teams: teams.map(({ id, name }) => ({ id, name })),
        team: team ? { id: team.id, name: team.name } : null,
        strip: dates.map((day) => stripDay(day, due.get(day) ?? [])),
        holiday: ctx.tenant.zone === "Asia/Tokyo" ? holidayOf(date) : null,
        rows: found.rows.map((row): DayRow => ({
          ...row,
          resting: ["rest", "early"].includes(stateOf.get(row.channel) ?? ""),
        })),
        before: found.before,
      };
    },
    { readOnly: true },
  );
}

/** Nine days with the asked one among them, none to come. */
function stripDates(date: LocalDate, today: LocalDate): LocalDate[] {
  const ahead = addDays(date, AHEAD);
  const last = ahead < today ? ahead : today;
  return Array.from({ length: STRIP }, (_, i) => addDays(last, i - STRIP + 1));
}

function stripDay(date: LocalDate, due: readonly DueChannel[]) {
  const asked = due.filter(({ state }) => state === "recorded" || state === "missing");
  return { date, asked: asked.length, recorded: asked.filter(({ state }) => state === "recorded").length };
}

async function rowsOf(scope: TenantScope, ctx: TenantContext, team: TeamWithChannels, date: LocalDate) {
  const weekly = team.channels.flatMap(({ id, cadence }) => (cadence === "week" ? [id] : []));
  const weeks = await recordedWeeks(scope, weekly, weeksBefore(date));
  const { today, calendar } = ctx;
  const periods = new Map(
    team.channels.map((channel) => [
      channel.id,
      periodAt(channel, date, today, { calendar, weeks: weeks.get(channel.id) }),
    ]),
  );
  const startOf = (id: string) => periods.get(id)?.from ?? date;
  const starts = team.channels.flatMap(({ id, cadence }) => [startOf(id), ...earlierStarts(cadence, startOf(id))]);
  const ids = team.channels.map(({ id }) => id);
  const [records, ghosts] = await Promise.all([
    readRecords(scope, ids, starts),
    previousValuesOf(scope, { teams: [team.id], date, calendar: ctx.calendar }),
  ]);
  const ghostOf = new Map(ghosts.map(({ channelId, values }) => [channelId, values]));
  const rows = team.channels.map((channel) => {
    const period = periods.get(channel.id) ?? { from: date, until: addDays(date, 1) };
    const stored = records.at(channel.id, period.from);
    const past = pastOf(
      earlierStarts(channel.cadence, period.from).flatMap((start) => records.at(channel.id, start) ?? []),
    );
    const ghost = channel.cadence === "day" ? (ghostOf.get(channel.id) ?? {}) : newest(past);
    return {
      id: rowId(channel.id, period.from),
      channel: channel.id,
      name: channel.name,
      kind: channel.kind,
      cadence: channel.cadence,
      start: period.from,
      until: period.until,
      values: recordedValues(stored),
      ...bookkeepingOf(stored, records.names),
      ghost,
      past,
      future: false,
    };
  });
  const before = team.channels
    .filter(({ cadence }) => cadence === "day")
    .map((channel) => ({
      channel: channel.id,
      kind: channel.kind,
      row: recordedValues(records.at(channel.id, addDays(date, -7))),
    }));
  return { rows, before };
}
