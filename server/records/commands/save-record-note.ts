import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { joinLine, joinRecordLine } from "@/db/connection/line";
import { customerMonths, records } from "@/db/schema/record";
import { BASE_MEASURES, isMeasureId, type MeasureId, MEASURES } from "@/domain/measures/measure";
import { line, localDate, slugText, text } from "@/domain/bounds";
import { reasonsOf, withReason } from "@/domain/records/note";
import { Fault, notFound } from "../../fault";
import { assertWritten, changedSince } from "../../premise";
import { assertTeam } from "../../tenant";
import { command, type Work } from "../../command";

const NOTE_LENGTH = 4000;

const saveReasonSchema = z.strictObject({
  tenant: slugText,
  /** A channel's record, or the customer base of the month. */
  channelId: z.uuid().nullable(),
  start: localDate,
  measure: text(60).refine(isMeasureId),
  value: z.number().int(),
  reason: line(200, 1),
  /** The reason given for this measure before, as the person saw it. */
  replaces: text(200).nullable(),
});

/** Stores why a value that looks wrong stands, as a line of its record's note: a change of the record, whose version it takes on. */
export const saveRecordNote = command({
  name: "save-record-note",
  kind: "replaces",
  action: "record.write",
  input: saveReasonSchema,
  async run(work, { channelId, start, measure, value, reason, replaces }) {
    const base = channelId === null;
    if (base !== BASE_MEASURES.includes(MEASURES[measure])) throw new Fault("BAD_REQUEST", "measure_not_of_channel");
    if (base) await joinLine(work, "month", start);
    else await joinRecordLine(work, channelId, start);
    const stored = base ? await monthOf(work, start) : await recordOf(work, channelId, start);
    if (!stored) throw notFound();
    const found = reasonsOf(stored.note).find((line) => line.measure === measure);
    const there = (stored as Partial<Record<MeasureId, unknown>>)[measure];
    const note = withReason(stored.note, { measure, value, reason });
    if (note.length > NOTE_LENGTH) throw new Fault("BAD_REQUEST", "note_too_long");
    if (note === stored.note) return { result: { note }, audit: null };
    if (there !== value || (found?.reason ?? null) !== replaces)
      throw changedSince({ value: there ?? null, reason: found?.reason ?? null });
    const next = { note, version: stored.version + 1 };
    await assertWritten(
      base
        ? work.tx
            .update(customerMonths)
            .set(next)
            .where(and(monthKey(work, start), eq(customerMonths.version, stored.version)))
            .returning({ start: customerMonths.start })
        : work.tx
            .update(records)
            .set(next)
            .where(and(recordKey(work, channelId, start), eq(records.version, stored.version)))
            .returning({ start: records.start }),
    );
    const subject = base ? `base:${start}` : `record:${channelId}:${start}`;
    return { result: { note }, audit: { subject, before: { note: stored.note }, after: { note } } };
  },
});

const monthKey = ({ tenantId }: Work, start: string) =>
  and(eq(customerMonths.tenantId, tenantId), eq(customerMonths.start, start));
const recordKey = ({ tenantId }: Work, channelId: string, start: string) =>
  and(eq(records.tenantId, tenantId), eq(records.channelId, channelId), eq(records.start, start));

async function monthOf(work: Work, start: string) {
  const rows = await work.tx.select().from(customerMonths).where(monthKey(work, start)).for("update");
  return rows[0];
}

async function recordOf(work: Work, channelId: string, start: string) {
  const [row] = await work.tx
    .select()
    .from(records)
    .where(recordKey(work, channelId, start))
    .for("update");
  if (row) assertTeam(work.context, row.teamId);
  return row;
}
