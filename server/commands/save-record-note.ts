import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { customerMonths, records } from "@/db/schema/record";
import { line, localDate, slugText, text } from "@/domain/bounds";
import { BASE_MEASURES, isMeasureId, MEASURES } from "@/domain/measure";
import { withReason } from "@/domain/record-note";
import { Fault, notFound } from "../fault";
import { assertTeam } from "../tenant";
import { command, type Work } from "./command";

const NOTE_LENGTH = 4000;

const saveReasonSchema = z.strictObject({
  tenant: slugText,
  /** A channel's record, or the customer base of the month. */
  channelId: z.uuid().nullable(),
  start: localDate,
  measure: text(60).refine(isMeasureId),
  value: z.number().int(),
  reason: line(200, 1),
});

/** Stores why a value that looks wrong stands, as a line of its record's note. */
export const saveRecordNote = command({
  name: "save-record-note",
  action: "record.write",
  input: saveReasonSchema,
  async run(work, { channelId, start, measure, value, reason }) {
    const base = channelId === null;
    if (base !== BASE_MEASURES.includes(MEASURES[measure])) throw new Fault("BAD_REQUEST", "measure_not_of_channel");
    const stored = base ? await monthOf(work, start) : await recordOf(work, channelId, start);
    if (!stored) throw notFound();
    const note = withReason(stored.note, { measure, value, reason });
    if (note.length > NOTE_LENGTH) throw new Fault("BAD_REQUEST", "note_too_long");
    if (base) await work.tx.update(customerMonths).set({ note }).where(and(eq(customerMonths.tenantId, work.tenantId), eq(customerMonths.start, start)));
    else await work.tx.update(records).set({ note }).where(and(eq(records.tenantId, work.tenantId), eq(records.channelId, channelId), eq(records.start, start)));
    const subject = base ? `base:${start}` : `record:${channelId}:${start}`;
    return { result: { note }, audit: { subject, before: { note: stored.note }, after: { note } } };
  },
});

async function monthOf({ tx, tenantId }: Work, start: string) {
  const rows = await tx.select({ note: customerMonths.note }).from(customerMonths).where(and(eq(customerMonths.tenantId, tenantId), eq(customerMonths.start, start))).for("update");
  return rows[0];
}

async function recordOf({ tx, tenantId, context }: Work, channelId: string, start: string) {
  const [row] = await tx.select({ note: records.note, teamId: records.teamId }).from(records)
    .where(and(eq(records.tenantId, tenantId), eq(records.channelId, channelId), eq(records.start, start))).for("update");
  if (row) assertTeam(context, row.teamId);
  return row;
}
