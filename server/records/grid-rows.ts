import { type RecordRow, recordsAt } from "@/db/queries/records/records";
import type { TeamChannel } from "@/db/queries/tenants/teams";
import type { TenantScope } from "@/db/connection/scope";
import { pickMeasures } from "@/domain/grid/conflict";
import type { Past } from "@/domain/grid/check";
import type { GridKind } from "@/domain/grid/columns";
import { type MeasureId, RECORD_MEASURES, type Row } from "@/domain/measures/measure";
import { addDays, addMonths, bucketOf, type Calendar, type LocalDate, type Range } from "@/domain/time/period";
import { weeksOf } from "@/domain/records/week";
import { can } from "@/domain/members/role";
import { notFound } from "../fault";
import type { TenantContext } from "../tenant";
import { namesOf } from "@/db/queries/members/members";

/** A row of any grid: one record, or one month of the customer base. Only what is recorded is in `values`. */
export interface GridRowView {
  /** Of domain/grid/row-id.ts. */
  id: string;
  kind: GridKind;
  start: LocalDate;
  until: LocalDate;
  values: Row;
  version: number;
  note: string | null;
  savedAt: Date | null;
  savedBy: string | null;
  /** Previous values, shown grey in empty cells and never saved. */
  ghost: Row;
  past: Past;
  /** Not begun yet: nothing can be recorded. */
  future: boolean;
}

/** What every recording page needs to know besides its rows. */
export const frameOf = (ctx: TenantContext) => ({
  today: ctx.today,
  readAt: ctx.now,
  zone: ctx.tenant.zone,
  userId: ctx.user.id,
  fictional: ctx.tenant.fictional,
  company: ctx.tenant.name,
  variants: ctx.tenant.variants,
  currency: ctx.tenant.currency,
});

/** Recording pages do not exist for who may not record. */
export function assertWriter(ctx: TenantContext): void {
  if (!can(ctx.role, "record.write")) throw notFound();
}

const IDS: ReadonlySet<MeasureId> = new Set(RECORD_MEASURES.map(({ id }) => id));

/** The values of a stored row that are recorded; blank ones are left out. */
export function recordedValues(row: object | undefined, ids: ReadonlySet<MeasureId> = IDS): Row {
  return Object.fromEntries(Object.entries(pickMeasures(row, ids)).filter(([, value]) => value !== null)) as Row;
}

/** The period a channel is recorded for on a date: the one around it, or the one before while that still runs. */
export function periodAt(
  channel: Pick<TeamChannel, "cadence">,
  date: LocalDate,
  today: LocalDate,
  { calendar, weeks = [] }: { calendar: Calendar; weeks?: readonly Range[] | undefined },
): Range {
  if (channel.cadence === "week") return weekAt(date, today, weeksOf(weeksBefore(date), calendar, weeks));
  const around = bucketOf(date, channel.cadence, calendar);
  if (channel.cadence === "day" || around.until <= today) return around;
  return bucketOf(addDays(around.from, -1), channel.cadence, calendar);
}

/** Where the week of a date is looked for, and the one before it. */
export const weeksBefore = (date: LocalDate): Range => ({ from: addDays(date, -14), until: addDays(date, 1) });

function weekAt(date: LocalDate, today: LocalDate, weeks: readonly Range[]): Range {
  const begun = weeks.filter(({ from }) => from <= date);
  const [before, around] = [begun.at(-2), begun.at(-1)];
  const week = around && around.until <= today ? around : before;
  return week ?? { from: date, until: addDays(date, 7) };
}

const EARLIER = 8;

/** The starts of eight comparable earlier periods, newest first: the same weekday, the weeks or the months before. */
export function earlierStarts(cadence: TeamChannel["cadence"], start: LocalDate): LocalDate[] {
  return Array.from({ length: EARLIER }, (_, i) =>
    cadence === "month" ? addMonths(start, -(i + 1)) : addDays(start, -7 * (i + 1)),
  );
}

/** Values of earlier periods by measure, newest first. */
export function pastOf(rows: readonly object[], ids?: ReadonlySet<MeasureId>): Past {
  const past: Partial<Record<MeasureId, number[]>> = {};
  for (const row of rows)
    for (const [id, value] of Object.entries(recordedValues(row, ids)))
      (past[id as MeasureId] ??= []).push(value as number);
  return past;
}

/** The newest value of each measure. */
export const newest = (past: Past): Row =>
  Object.fromEntries(Object.entries(past).map(([id, values]) => [id, values[0] ?? null]));

type Stored = Pick<RecordRow, "version" | "note" | "updatedAt" | "updatedBy">;

/** The bookkeeping of a stored row, with its author's name. */
export const bookkeepingOf = (row: Stored | undefined, names: ReadonlyMap<string, string>) => ({
  version: row?.version ?? 0,
  note: row?.note ?? null,
  savedAt: row?.updatedAt ?? null,
  savedBy: row ? (names.get(row.updatedBy) ?? null) : null,
});

/** Records of several channels at several starts, by channel, with their authors' names. */
export async function readRecords(scope: TenantScope, channels: readonly string[], starts: readonly LocalDate[]) {
  const rows = channels.length === 0 ? [] : await recordsAt(scope, channels, starts);
  const names = await namesOf(
    scope,
    rows.map(({ updatedBy }) => updatedBy),
  );
  const found = new Map(rows.map((row) => [`${row.channelId}/${row.start}`, row]));
  const at = (channel: string, start: LocalDate) => found.get(`${channel}/${start}`);
  return { at, names };
}
