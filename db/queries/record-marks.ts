import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import { type MeasureId, RECORD_MEASURES } from "@/domain/measure";
import type { LocalDate, Range } from "@/domain/period";
import type { RecordMark } from "@/domain/record-calendar";
import type { FilledRecord } from "@/domain/record-usual";
import { specialDays } from "../schema/calendar";
import type { TenantScope } from "../scope";
import { measureColumn } from "./need-sql";
import { filled } from "./recorded-periods";
import { among } from "./tallies";

type Of = { readonly channels: readonly string[]; readonly range: Range };
interface MarkRow extends Record<string, unknown> { id: string; first: LocalDate; marks: string | null }

/** Each channel's records whose period touches the range, in order, and its first day ever; one row a channel, one statement. */
export async function recordMarks({ tx, tenantId }: TenantScope, { channels, range }: Of): Promise<Map<string, { first: LocalDate; marks: RecordMark[] }>> {
  const touches = sql`r.start > ${range.from}::date - 31 and r.start < ${range.until} and r.until > ${range.from}`;
  const rows = await tx.execute<MarkRow>(sql`
    select r.channel_id as id, min(r.start)::text as first,
      string_agg(r.start || ' ' || r.until || ' ' || ${filled}, ',' order by r.start) filter (where ${touches}) as marks
    from records r where r.tenant_id = ${tenantId} ${among("r.channel_id", channels)}
    group by r.channel_id`);
  return new Map(rows.map(({ id, first, marks }) => [id, { first, marks: marks === null ? [] : marks.split(",").map(markOf) }]));
}

function markOf(text: string): RecordMark {
  const [start = "", until = "", measures = "0"] = text.split(" ");
  return { start, until, measures: Number(measures) };
}

/** One character a measure, in the registry's order: 1 where it holds a value. */
const mask = sql`concat(${sql.join(RECORD_MEASURES.map(({ id }) => sql`(${measureColumn(id)} is not null)::int`), sql`, `)})`;

/** Which measures the records that begin in the range hold, by channel, oldest first. */
export async function filledRecords({ tx, tenantId }: TenantScope, { channels, range }: Of): Promise<Map<string, FilledRecord[]>> {
  const rows = await tx.execute<{ id: string; start: LocalDate; mask: string }>(sql`
    select r.channel_id as id, r.start::text as start, ${mask} as mask from records r
    where r.tenant_id = ${tenantId} and r.start >= ${range.from} and r.start < ${range.until} ${among("r.channel_id", channels)}
    order by r.start`);
  const found = new Map<string, FilledRecord[]>();
  for (const { id, start, mask: held } of rows) {
    const measures = RECORD_MEASURES.flatMap((measure, i): MeasureId[] => (held[i] === "1" ? [measure.id] : []));
    found.set(id, [...(found.get(id) ?? []), { start, measures }]);
  }
  return found;
}

/** The company's closed and extra open days of a range, by date. */
export function specialDaysIn({ tx, tenantId }: TenantScope, range: Range) {
  return tx.select({ day: specialDays.day, kind: specialDays.kind, name: specialDays.name }).from(specialDays)
    .where(and(eq(specialDays.tenantId, tenantId), gte(specialDays.day, range.from), lt(specialDays.day, range.until)))
    .orderBy(asc(specialDays.day));
}
