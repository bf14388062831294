import { and, desc, eq, gte, inArray, lt, ne, or } from "drizzle-orm";
import type { Calendar, LocalDate } from "@/domain/time/period";
import { addDays, bucketStart } from "@/domain/time/period";
import { isMeasureId, type Row } from "@/domain/measures/measure";
import { records } from "../../schema/record";
import { channels } from "../../schema/team";
import type { TenantScope } from "../../connection/scope";

/** `start`: the period of the newest value; older ones fill the measures it left blank. */
export interface PreviousValues {
  readonly channelId: string;
  readonly start: LocalDate;
  readonly values: Row;
}

const WEEKS = 4;
/** Anything older than a quarter says little about today. */
const MEMORY_DAYS = 93;
const RECENT_DAYS = 14;

/**
 * The previous value of every channel and measure, to stand grey in an empty cell: of a daily channel the same weekday
 * of the last four weeks, else the latest earlier period; per measure the newest that was recorded.
 */
export async function previousValuesOf(
  { tx, tenantId }: TenantScope,
  { teams, date, calendar }: { teams: readonly string[] | "all"; date: LocalDate; calendar: Calendar },
): Promise<PreviousValues[]> {
  const ofTeams = teams === "all" ? undefined : inArray(records.teamId, [...teams]);
  const sameWeekday = Array.from({ length: WEEKS }, (_, i) => addDays(date, -7 * (i + 1)));
  const near = or(
    ne(channels.cadence, "day"),
    inArray(records.start, sameWeekday),
    gte(records.start, addDays(date, -RECENT_DAYS)),
  );
  const rows = await tx
    .select({ record: records, asked: channels.cadence })
    .from(records)
    .innerJoin(channels, and(eq(channels.tenantId, records.tenantId), eq(channels.id, records.channelId)))
    .where(
      and(
        eq(records.tenantId, tenantId),
        gte(records.start, addDays(date, -MEMORY_DAYS)),
        lt(records.start, date),
        near,
        ofTeams,
      ),
    )
    .orderBy(desc(records.start));
  const byChannel = new Map<string, { start: LocalDate; values: Row; rank: number }[]>();
  for (const { record, asked } of rows) {
    // The period being filled in is not its own past.
    if (record.start >= bucketStart(date, asked, calendar)) continue;
    const rank = asked === "day" && !sameWeekday.includes(record.start) ? 1 : 0;
    byChannel.set(record.channelId, [
      ...(byChannel.get(record.channelId) ?? []),
      { start: record.start, values: valuesOf(record), rank },
    ]);
  }
  return [...byChannel].map(([channelId, past]) => {
    const ordered = past.sort((a, b) => a.rank - b.rank);
    const values = ordered.reduceRight<Row>((merged, one) => ({ ...merged, ...one.values }), {});
    return { channelId, start: ordered[0]?.start ?? date, values };
  });
}

/** The measures that hold a value. */
const valuesOf = (record: object): Row =>
  Object.fromEntries(Object.entries(record).filter(([id, value]) => isMeasureId(id) && value !== null)) as Row;
