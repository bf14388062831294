import { sql } from "drizzle-orm";
import { grouped } from "@/domain/grouped";
import { type MeasureId, RECORD_MEASURES } from "@/domain/measures/measure";
import type { LocalDate, Range } from "@/domain/time/period";
import type { RecordMark } from "@/domain/records/calendar";
import type { FilledRecord } from "@/domain/records/usual";
import type { TenantScope } from "../../connection/scope";
import { among, measureColumn } from "../sql-fragments";
import { filled } from "./periods";

type Of = { readonly channels: readonly string[]; readonly range: Range };
interface MarkRow extends Record<string, unknown> {
  id: string;
  first: LocalDate;
  marks: string | null;
}

/** Each channel's records whose period touches one of the ranges, in order, and its first day ever; one row a channel, one statement. */
export async function recordMarks(
  { tx, tenantId }: TenantScope,
  { channels, ranges }: Pick<Of, "channels"> & { readonly ranges: readonly Range[] },
): Promise<Map<string, { first: LocalDate; marks: RecordMark[] }>> {
  const touches = sql.join(
    ranges.map(({ from, until }) => sql`r.start > ${from}::date - 31 and r.start < ${until} and r.until > ${from}`),
    sql` or `,
  );
  const rows = await tx.execute<MarkRow>(sql`
    select c.id, first.start::text as first,
      (select string_agg(r.start || ' ' || r.until || ' ' || ${filled}, ',' order by r.start) from records r
        where r.tenant_id = ${tenantId} and r.channel_id = c.id and (${touches})) as marks
    from channels c
      cross join lateral (select r.start from records r where r.tenant_id = ${tenantId} and r.channel_id = c.id order by r.start limit 1) first
    where c.tenant_id = ${tenantId} ${among("c.id", channels)}`);
  return new Map(
    rows.map(({ id, first, marks }) => [id, { first, marks: marks === null ? [] : marks.split(",").map(markOf) }]),
  );
}

function markOf(text: string): RecordMark {
  const [start = "", until = "", measures = "0"] = text.split(" ");
  return { start, until, measures: Number(measures) };
}

/** One character a measure, in the registry's order: 1 where it holds a value. */
const mask = sql`concat(${sql.join(
  RECORD_MEASURES.map(({ id }) => sql`(${measureColumn(id)} is not null)::int`),
  sql`, `,
)})`;

/** Which measures the records that begin in the range hold, by channel, oldest first. */
export async function filledRecords(
  { tx, tenantId }: TenantScope,
  { channels, range }: Of,
): Promise<ReadonlyMap<string, readonly FilledRecord[]>> {
  const rows = await tx.execute<{ id: string; start: LocalDate; mask: string }>(sql`
    select r.channel_id as id, r.start::text as start, ${mask} as mask from records r
    where r.tenant_id = ${tenantId} and r.start >= ${range.from} and r.start < ${range.until} ${among("r.channel_id", channels)}
    order by r.start`);
  const read = rows.map(({ id, start, mask: held }) => {
    const measures = RECORD_MEASURES.flatMap((measure, i): MeasureId[] => (held[i] === "1" ? [measure.id] : []));
    return { id, start, measures };
  });
  return grouped(read, ({ id }) => id);
}
