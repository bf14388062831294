import { sql, type SQL } from "drizzle-orm";
import type { WorkCalendar } from "@/domain/time/work-calendar";
import { type Cadence, CADENCES, type ChannelKind } from "@/domain/measures/channel";
import { RECORD_MEASURES } from "@/domain/measures/measure";
import type { Calendar, LocalDate, Range } from "@/domain/time/period";
import { type DueState, dueStateOf, lastComplete } from "@/domain/records/due";
import { HABIT_DAYS, habitDates, restsOn } from "@/domain/records/habit";
import type { TenantScope } from "../../connection/scope";
import { among, datesParameter, measureColumn } from "../sql-fragments";

/** How many measures of a record hold a value; a record without any is as good as none. */
export const filled: SQL = sql`num_nonnulls(${sql.join(
  RECORD_MEASURES.map(({ id }) => measureColumn(id)),
  sql`, `,
)})`;

export type RecordedPeriod = {
  channelId: string;
  start: LocalDate;
  until: LocalDate;
  cadence: Cadence;
  measures: number;
};

/** Which periods of which channels hold a record that touches the range, and how many measures each has. */
export async function recordedPeriods(
  { tx, tenantId }: TenantScope,
  { range, teams, channels }: { range: Range; teams: readonly string[] | "all"; channels?: readonly string[] | "all" },
): Promise<RecordedPeriod[]> {
  const rows = await tx.execute<RecordedPeriod>(sql`
    select r.channel_id as "channelId", r.start::text as start, r.until::text as until, r.cadence, ${filled} as measures
    from records r
    where r.tenant_id = ${tenantId} and r.start > ${range.from}::date - 31 and r.start < ${range.until} and r.until > ${range.from}
      and ${filled} > 0 ${among("r.team_id", teams)} ${among("r.channel_id", channels)}
    order by r.channel_id, r.start`);
  return [...rows];
}

export interface DueChannel {
  id: string;
  teamId: string;
  kind: ChannelKind;
  name: string;
  cadence: Cadence;
  /** The day itself, or the last week or month that was complete on the evening of the date. */
  start: LocalDate;
  until: LocalDate;
  measures: number;
  state: DueState;
}

/** `work`: the company's week, holidays, and closed and extra open days, at least those of the periods asked for. */
type Question = {
  readonly teams: readonly string[] | "all";
  readonly calendar: Calendar;
  readonly work: WorkCalendar;
};
interface DueRow extends Record<string, unknown> {
  date: LocalDate;
  id: string;
  teamId: string;
  kind: ChannelKind;
  name: string;
  cadence: Cadence;
  start: LocalDate;
  until: LocalDate;
  startsOn: LocalDate;
  measures: number;
  first: LocalDate | null;
  recent: number;
  recorded: string | null;
}

/**
 * Every living channel of the teams and whether its period at each of the dates is recorded; in the tenant's order. One
 * statement, however many dates.
 */
export async function dueOnDates(
  { tx, tenantId }: TenantScope,
  { teams, dates, calendar, work }: Question & { dates: readonly LocalDate[] },
): Promise<ReadonlyMap<LocalDate, DueChannel[]>> {
  const habits = new Map(dates.map((date) => [date, habitDates(date, work)]));
  const periods = sql.join(
    dates.flatMap((date) =>
      CADENCES.map((cadence) => {
        const { from, until } = lastComplete(date, cadence, calendar);
        return sql`(${date}::date, ${cadence}::text, ${from}::date, ${until}::date)`;
      }),
    ),
    sql`, `,
  );
  const likeDays = [...new Set([...habits.values()].flatMap(({ weekdays, holidays }) => [...weekdays, ...holidays]))];
  const own = sql`r.tenant_id = ${tenantId} and r.channel_id = c.id`;
  const rows = await tx.execute<DueRow>(sql`
    with c as materialized (
      select c.id, c.team_id, c.kind, c.name, c.cadence, c.starts_on, (t.position, t.id, c.position, c.id) as place,
        (select min(r.start)::text from records r where ${own}) as first,
        (select string_agg(r.start::text, ',') from records r where ${own} and r.start = any(${datesParameter(likeDays)})) as recorded
      from channels c
        join teams t on t.tenant_id = c.tenant_id and t.id = c.team_id and t.archived_at is null
      where c.tenant_id = ${tenantId} and c.archived_at is null ${among("c.team_id", teams)}
    )
    select p.date::text as date, c.id, c.team_id as "teamId", c.kind, c.name, c.cadence, p.since::text as start, p.until::text as until,
      c.starts_on::text as "startsOn", c.first, c.recorded,
      (select coalesce(max(${filled}), 0) from records r where ${own} and r.start > p.since - 31 and r.start < p.until and r.until > p.since
        and (p.cadence <> 'week' or r.cadence <> 'week' or r.until >= p.until)) as measures,
      (select count(*)::int from records r where ${own} and r.start >= p.date - ${HABIT_DAYS}::int and r.start < p.date) as recent
    from c join (values ${periods}) p(date, cadence, since, until) on p.cadence = c.cadence
    order by p.date, c.place`);
  const due = new Map(dates.map((date): [LocalDate, DueChannel[]] => [date, []]));
  for (const { date, startsOn, first, recent, recorded, ...row } of rows) {
    const habit = habits.get(date);
    if (!habit) continue;
    const state = dueStateOf(
      { from: row.start, until: row.until, cadence: row.cadence, startsOn, measures: row.measures },
      () => restsOn(habit, { first, recent, recorded: recorded?.split(",") ?? [] }),
      work,
    );
    due.get(date)?.push({ ...row, state });
  }
  return due;
}

/** The same for one date. */
export async function dueOn(
  scope: TenantScope,
  { date, ...question }: Question & { date: LocalDate },
): Promise<DueChannel[]> {
  return (await dueOnDates(scope, { ...question, dates: [date] })).get(date) ?? [];
}
