import { filledRecords, recordMarks } from "@/db/queries/records/marks";
import type { TeamChannel, TeamWithChannels } from "@/db/queries/tenants/teams";
import { inTenant, type TenantScope } from "@/db/connection/scope";
import { holidayOf } from "@/domain/time/work-calendar";
import { addDays, addMonths, bucketStart, type LocalDate, type Range } from "@/domain/time/period";
import { EARLIEST_DAY } from "@/domain/reach";
import {
  type CalendarCell,
  cellsOf,
  completenessOf,
  gapsOf,
  type MarkedChannel,
  monthsBetween,
  type Setting,
  settingOf,
  streakOf,
  totalCompleteness,
} from "@/domain/records/calendar";
import { type FilledRecord, lackingMeasures } from "@/domain/records/usual";
import { HABIT_DAYS } from "@/domain/records/habit";
import { can } from "@/domain/members/role";
import { notFound } from "../fault";
import { assertWriter, frameOf } from "./grid-rows";
import { teamToWorkOn } from "../reach";
import type { TenantContext } from "../tenant";
import { specialDaysIn, specialDaysOf } from "@/db/queries/tenants/special-days";

export type RecordCalendarView = Awaited<ReturnType<typeof recordCalendar>>;

const YEAR = 366;
const MONTHS = 12;
type Line = { team: TeamWithChannels; channel: TeamChannel };

/** A month of recording, channel by channel, the twelve months around it, and what is still missing. Statements do not grow with days or channels. */
export function recordCalendar(ctx: TenantContext, asked: { team?: string; month?: LocalDate }) {
  assertWriter(ctx);
  const canClose = can(ctx.role, "settings.write");
  const current = bucketStart(ctx.today, "month", ctx.calendar);
  const month = bucketStart(asked.month ?? current, "month", ctx.calendar);
  if (month > current || month < EARLIEST_DAY) throw notFound();
  return inTenant(
    ctx.db,
    ctx.tenantId,
    async (scope) => {
      const { teams, team } = await teamToWorkOn(scope, ctx, asked.team);
      const one = team ? [team] : [];
      const shown = asked.team === "all" ? teams : one;
      const lines = shown.flatMap((one) => one.channels.map((channel): Line => ({ team: one, channel })));
      const found = await read(scope, ctx, lines, month);
      const recent = windowOf(current);
      const around = month > addMonths(current, -MONTHS) ? recent : windowOf(month);
      const own = lines.map((line) => ({
        ...line,
        cells: cellsOf(found.marked(line.channel), recent, found.setting),
        marked: found.marked(line.channel),
      }));
      const earliest =
        own
          .flatMap(({ marked }) => [marked.first, marked.startsOn])
          .filter((date) => date !== null)
          .sort()[0] ?? ctx.today;
      const whole = { from: month, until: addMonths(month, 1) };
      return {
        ...frameOf(ctx),
        month,
        earlier: earliest < month,
        later: month < current,
        teams: teams.map(({ id, name }) => ({ id, name })),
        team: asked.team === "all" ? ("all" as const) : (team?.id ?? null),
        days: daysOf(whole, found.days, ctx.tenant.zone),
        rows: lines.map((line) => rowOf(line, whole, found)),
        months: monthsOf(
          around === recent
            ? own
            : lines.map((line) => ({ ...line, cells: cellsOf(found.marked(line.channel), around, found.setting) })),
          around,
          ctx.today,
        ),
        thisMonth: totalCompleteness(
          own.map(({ cells }) => completenessOf(cells, { from: current, until: addMonths(current, 1) }, ctx.today)),
        ),
        streak: streakOf(
          own.filter(({ channel }) => channel.cadence === "day").map(({ cells }) => cells),
          ctx.today,
        ),
        missing: own.flatMap(({ cells, ...line }) => missingOf(line, cells, ctx.today)),
        canClose,
        special: canClose ? await specialDaysOf(scope) : [],
      };
    },
    { readOnly: true },
  );
}

const windowOf = (last: LocalDate): Range => ({ from: addMonths(last, 1 - MONTHS), until: addMonths(last, 1) });

/** Everything the states are made of. */
async function read(scope: TenantScope, ctx: TenantContext, lines: readonly Line[], month: LocalDate) {
  const channels = lines.map(({ channel }) => channel.id);
  const current = bucketStart(ctx.today, "month", ctx.calendar);
  // The habit of a window's first day looks back a year. Of an old month and this one the years between are not read.
  const ranges = (month === current ? [current] : [month, current])
    .map(windowOf)
    .map(({ from, until }) => ({ from: addDays(from, -YEAR - 7), until }));
  const [marks, filled, days] = await Promise.all([
    recordMarks(scope, { channels, ranges }),
    filledRecords(scope, { channels, range: { from: addDays(month, -HABIT_DAYS - 7), until: addMonths(month, 1) } }),
    specialDaysIn(scope, { from: month, until: addMonths(month, 1) }),
  ]);
  const setting: Setting = settingOf(ctx.today, ctx.calendar, ctx.work);
  const marked = ({ id, cadence, startsOn }: TeamChannel): MarkedChannel => ({
    id,
    cadence,
    startsOn,
    first: null,
    marks: [],
    ...marks.get(id),
  });
  return { setting, marked, filled, days };
}

function daysOf({ from, until }: Range, special: Awaited<ReturnType<typeof specialDaysIn>>, zone: string) {
  const days = [];
  for (let date = from; date < until; date = addDays(date, 1)) {
    const found = special.find(({ day }) => day === date);
    days.push({
      date,
      holiday: zone === "Asia/Tokyo" ? holidayOf(date) : null,
      special: found ? { kind: found.kind, name: found.name } : null,
    });
  }
  return days;
}

function rowOf({ team, channel }: Line, month: Range, { marked, setting, filled }: Awaited<ReturnType<typeof read>>) {
  const cells = cellsOf(marked(channel), month, setting);
  const records = filled.get(channel.id) ?? [];
  return {
    id: channel.id,
    name: channel.name,
    kind: channel.kind,
    cadence: channel.cadence,
    team: { id: team.id, name: team.name },
    cells: cells.map((cell) => ({ ...cell, ...partOf(cell, records) })),
    ...completenessOf(cells, month, setting.today),
  };
}

/** Of a record with gaps: which of the usual measures it lacks. */
function partOf({ from, state }: CalendarCell, records: readonly FilledRecord[]) {
  const record = state === "recorded" ? records.find(({ start }) => start === from) : undefined;
  return { lacking: record ? lackingMeasures(record, records) : [] };
}

function monthsOf(
  lines: readonly { channel: TeamChannel; cells: readonly CalendarCell[] }[],
  range: Range,
  today: LocalDate,
) {
  return monthsBetween(range.from, addMonths(range.until, -1)).map((start) => {
    const channels = lines.map(({ channel, cells }) => ({
      id: channel.id,
      ...completenessOf(cells, { from: start, until: addMonths(start, 1) }, today),
    }));
    return { month: start, channels, total: totalCompleteness(channels) };
  });
}

/** A channel's gaps of the last twelve months, and the sheet they are closed on: the day of a single one, else the month of the oldest. */
function missingOf({ team, channel }: Line, cells: readonly CalendarCell[], today: LocalDate) {
  const gaps = gapsOf(cells, today);
  const oldest = gaps[0];
  if (!oldest) return [];
  const periods = gaps.reduce((sum, gap) => sum + gap.periods, 0);
  return [
    {
      id: channel.id,
      name: channel.name,
      kind: channel.kind,
      cadence: channel.cadence,
      team: { id: team.id, name: team.name },
      gaps,
      periods,
      oldest: oldest.from,
    },
  ];
}
