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

/** `work`: the company's week, holidays, and closed and extra open days, at least those of the period asked for. */
type Question = {
  readonly teams: readonly string[] | "all";
  readonly date: LocalDate;
  readonly calendar: Calendar;
  readonly work: WorkCalendar;
};
interface DueRow extends Record<string, unknown> {
  id: string;
  teamId: string;
  kind: ChannelKind;
  name: string;
  cadence: Cadence;
  startsOn: LocalDate;
  measures: number;
  first: LocalDate | null;
  recent: number;
  recorded: string | null;
}

/** Every living channel of the teams and whether its period at `date` is recorded; in the tenant's order. One statement. */
export async function dueOn(
  { tx, tenantId }: TenantScope,
  { teams, date, calendar, work }: Question,
): Promise<DueChannel[]> {
  const habits = habitDates(date, work);
  const period = Object.fromEntries(
    CADENCES.map((cadence) => [cadence, lastComplete(date, cadence, calendar)]),
  ) as Record<Cadence, Range>;
  const periods = sql.join(
    Object.entries(period).map(([cadence, { from, until }]) => sql`(${cadence}::text, ${from}::date, ${until}::date)`),
    sql`, `,
  );
  const own = sql`r.tenant_id = ${tenantId} and r.channel_id = c.id`;
  const rows = await tx.execute<DueRow>(sql`
    select c.id, c.team_id as "teamId", c.kind, c.name, c.cadence, c.starts_on::text as "startsOn",
      (select coalesce(max(${filled}), 0) from records r where ${own} and r.start > p.since - 31 and r.start < p.until and r.until > p.since) as measures,
      (select min(r.start)::text from records r where ${own}) as first,
      (select count(*)::int from records r where ${own} and r.start >= ${date}::date - ${HABIT_DAYS}::int and r.start < ${date}) as recent,
      (select string_agg(r.start::text, ',') from records r where ${own} and r.start = any(${datesParameter([...habits.weekdays, ...habits.holidays])})) as recorded
    from channels c
      join teams t on t.tenant_id = c.tenant_id and t.id = c.team_id and t.archived_at is null
      join (values ${periods}) p(cadence, since, until) on p.cadence = c.cadence
    where c.tenant_id = ${tenantId} and c.archived_at is null ${among("c.team_id", teams)}
    order by t.position, t.id, c.position, c.id`);
  return rows.map(({ startsOn, first, recent, recorded, ...row }) => {
    const { from, until } = period[row.cadence];
    const habit = { first, recent, recorded: recorded?.split(",") ?? [] };
    const state = dueStateOf(
      { from, until, cadence: row.cadence, startsOn, measures: row.measures },
      () => restsOn(habits, habit),
      work,
    );
    return { ...row, start: from, until, state };
  });
}

/** The channels whose period at `date` is due and not recorded. */
export async function missingOn(scope: TenantScope, question: Question): Promise<DueChannel[]> {
  return (await dueOn(scope, question)).filter((channel) => channel.state === "missing");
}
