import { sql, type SQL } from "drizzle-orm";
import { MEASURES, type MeasureId, rollOf } from "@/domain/measures/measure";
import { columnText } from "../sql-fragments";
import { needText } from "./need-text";

/** Where each record is put: the key of its place, and the day that place ends before. */
export interface Place {
  readonly key: SQL;
  readonly end: SQL;
}

/**
 * Records `r` added up: one row for each place, channel, rhythm, definition, set of measures they hold and of those that are estimates, a record that
 * reaches beyond its place apart from the others. What is recorded together stays together, so that a figure that needs
 * several measures at once follows exactly from these rows. Columns as in `monthly_tallies`, the place first.
 */
export const addedUp = (measures: readonly MeasureId[], place: Place, where: SQL): SQL => sql`
  select ${place.key} as place, r.team_id, r.channel_id, r.cadence, r.sl_threshold_sec, r.ces_scale,
    bit_or(1 << (extract(day from r.start)::int - 1)) as days, max(r.until) as until, bool_or(r.estimated) as estimated, r.estimates,
    ${sql.raw(measures.map(sumText).join())}
  from records r where ${where}
  group by 1, r.team_id, r.channel_id, r.cadence, r.sl_threshold_sec, r.ces_scale, r.estimates, r.until > ${place.end}, ${sql.raw(heldText(measures))}`;

/** Records `r` as they are, in the same columns: each its own place. */
export const oneByOne = (measures: readonly MeasureId[], where: SQL): SQL => sql`
  select r.start as place, r.team_id, r.channel_id, r.cadence, r.sl_threshold_sec, r.ces_scale,
    1 << (extract(day from r.start)::int - 1) as days, r.until, r.estimated, r.estimates,
    ${sql.raw(measures.map((id) => `${needOrRaw(id)} as ${columnText(id)}`).join())}
  from records r where ${where}`;

/** A flow is summed. Of a stock the first opening counts, or the last closing: these rows hold one value each way. */
function sumText(id: MeasureId): string {
  const [roll, value, column] = [rollOf(id), needOrRaw(id), columnText(id)];
  if (roll === "flow") return `sum(${column})::bigint as ${column}`;
  return `(array_agg(${value} order by r.start ${roll === "opening" ? "asc" : "desc"}))[1] as ${column}`;
}

/** A closing may follow from the flows around it; every other column holds what was recorded. */
const needOrRaw = (id: MeasureId): string => (MEASURES[id].roll === "flow" ? columnText(id) : needText(id));

/** Bits of one 64-bit number that stay clear of its sign. */
const WORD = 62;

/** Which measures a record holds, as a few numbers to group by. */
function heldText(measures: readonly MeasureId[]): string {
  const words: string[] = [];
  for (let at = 0; at < measures.length; at += WORD) {
    const bits = measures.slice(at, at + WORD).map((id, i) => `((${columnText(id)} is not null)::int::bigint << ${i})`);
    words.push(`(${bits.join(" | ")})`);
  }
  return words.join();
}
