import { randomUUID } from "node:crypto";
import type { Database } from "@/db/connection/client";
import { assessments } from "@/db/schema/assessment";
import { specialDays } from "@/db/schema/calendar";
import { events } from "@/db/schema/event";
import { targets } from "@/db/schema/target";
import { variantChanges } from "@/db/schema/variant-change";
import { inTenant } from "@/db/connection/scope";
import { insertChannels, insertCustomerMonths, insertRecords, type NewChannel, type NewRecord } from "@/db/seed/write";
import { CHANNEL_KINDS } from "@/domain/measures/channel";
import { CHECKLIST_VERSION } from "@/domain/diagnosis/checklist";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { BASE_MEASURES, RECORD_MEASURES } from "@/domain/measures/measure";
import { addDays, addMonths } from "@/domain/time/period";
import { DAY, type World } from "./rows";

/** Three years of days, as of the day before DAY. */
export const FIRST = addDays(DAY, -1_096);
const DAYS = Array.from({ length: 1_096 }, (_, at) => addDays(FIRST, at));
/** Of everything else a company may have any number of. */
const MANY = 300;

/** Fills a world's first team: six channels with every measure of each day, the customer base, and many of all that is kept beside them. Returns how many rows that made. */
export async function fillMuch(db: Database, { tenantId, teams: [{ id: teamId }], lead }: World): Promise<number> {
  const channels = CHANNEL_KINDS.map((kind, at): NewChannel => ({
    id: randomUUID(),
    teamId,
    kind,
    name: `Long ${kind}`,
    cadence: "day",
    startsOn: FIRST,
    position: 10 + at,
  }));
  const stamp = { source: "grid" as const, updatedBy: lead.userId, updatedAt: new Date(`${DAY}T00:00:00Z`) };
  const counts = (measures: readonly { id: string }[], seed: number) =>
    Object.fromEntries(measures.map(({ id }, i) => [id, 50 + ((seed * 31 + i * 17) % 40)]));
  const records = channels.flatMap(({ id: channelId }, c) =>
    DAYS.map((start, day): NewRecord => ({
      teamId,
      channelId,
      start,
      until: addDays(start, 1),
      cadence: "day",
      slThresholdSec: 20,
      ...stamp,
      ...counts(RECORD_MEASURES, day * 7 + c),
    })),
  );
  const months = Array.from({ length: 34 }, (_, at) => ({
    start: addMonths(`${FIRST.slice(0, 7)}-01`, at),
    ...stamp,
    ...counts(BASE_MEASURES, at),
  }));
  const some = DAYS.slice(0, MANY);
  await inTenant(db, tenantId, async ({ tx }) => {
    await insertChannels(tx, tenantId, channels);
    await insertRecords(tx, tenantId, records);
    await insertCustomerMonths(tx, tenantId, months);
    await tx.insert(events).values(
      some.map((start) => ({
        tenantId,
        id: randomUUID(),
        teamId,
        kind: "note" as const,
        title: `Week of ${start}`,
        start,
      })),
    );
    await tx
      .insert(specialDays)
      .values(some.map((day) => ({ tenantId, day, kind: "closed" as const, name: "Closed", createdBy: lead.userId })));
    await tx.insert(targets).values(
      some.map((start) => ({
        tenantId,
        id: randomUUID(),
        teamId,
        kpi: "abandon_rate",
        high: 0.1,
        start,
        until: addDays(start, 1),
        createdBy: lead.userId,
      })),
    );
    await tx.insert(assessments).values(
      some.map((assessedOn) => ({
        tenantId,
        id: randomUUID(),
        teamId,
        assessedOn,
        checklistVersion: CHECKLIST_VERSION,
        respondentId: lead.userId,
        respondentName: lead.name,
        answers: Array.from({ length: 8 }, () => true),
        hits: 8,
      })),
    );
    await tx.insert(variantChanges).values(
      DAYS.filter((_, day) => day % 220 === 0).map((start, i) => ({
        tenantId,
        start,
        variants: { ...DEFAULT_VARIANTS, slThresholdSec: i % 2 ? 20 : 30 },
        createdBy: lead.userId,
      })),
    );
  });
  return records.length + months.length + 4 * MANY;
}
