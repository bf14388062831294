import { randomUUID } from "node:crypto";
import { createDatabase, type Database } from "@/db/connection/client";
import { inTenant } from "@/db/connection/scope";
import {
  inNewTenant,
  insertChannels,
  insertCustomerMonths,
  insertMembers,
  insertRecords,
  insertTeams,
  insertTenant,
  insertUsers,
  type NewChannel,
  type NewRecord,
} from "@/db/seed/write";
import { assessments } from "@/db/schema/assessment";
import { targets } from "@/db/schema/target";
import { CHANNEL_KINDS } from "@/domain/measures/channel";
import { CHECKLIST_VERSION, STATEMENT_IDS } from "@/domain/diagnosis/checklist";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { RECORD_MEASURES } from "@/domain/measures/measure";
import { addDays, addMonths, type LocalDate } from "@/domain/time/period";
import { asTenantId, asUserId, type TenantId, type UserId } from "@/domain/tenants/tenant";
import { hashPassword } from "@/server/auth/password";

/** Three years. */
export const DAYS = 1_096;
/** Everybody's in the bench. */
export const PASSWORD = "a password for measuring";
let hash: Promise<string> | undefined;
/** Hashed once: each person's own would take as long as the rest of the world. */
export const passwordHash = (): Promise<string> => (hash ??= hashPassword(PASSWORD));

export interface BenchCompany {
  slug: string;
  tenantId: TenantId;
  userId: UserId;
  email: string;
  teamId: string;
  channels: readonly NewChannel[];
}

/**
 * A company of one team with a lead and a channel of each of the six kinds, begun `days` days ago: every measure of each
 * day up to yesterday, its customer base, a diagnosis a quarter and two targets. `recorded` false: nothing of all that.
 */
export async function company(
  appUrl: string,
  slug: string,
  today: LocalDate,
  days: number,
  recorded = true,
): Promise<BenchCompany> {
  const db = createDatabase({ url: appUrl, max: 1, applicationName: "tenkan bench" });
  const [tenantId, userId, teamId] = [asTenantId(randomUUID()), asUserId(randomUUID()), randomUUID()];
  const email = `${slug}@bench.example`;
  const first = addDays(today, -days);
  const channels = CHANNEL_KINDS.map((kind, position): NewChannel => ({
    id: randomUUID(),
    teamId,
    kind,
    name: kind,
    cadence: "day",
    startsOn: first,
    position,
  }));
  const secret = await passwordHash();
  await inNewTenant(db, tenantId, async (tx) => {
    await insertTenant(tx, { id: tenantId, slug, name: slug, variants: DEFAULT_VARIANTS });
    await insertTeams(tx, tenantId, [{ id: teamId, name: "Support", position: 0 }]);
    await insertChannels(tx, tenantId, channels);
    await insertUsers(tx, [{ id: userId, email, name: "Bench", locale: "ja", passwordHash: secret }]);
    await insertMembers(tx, tenantId, [{ userId, role: "lead", name: "Bench", email, teams: [teamId] }]);
  });
  const made = { slug, tenantId, userId, email, teamId, channels };
  if (recorded) await history(db, made, first, days);
  if (recorded) await decisions(db, made, first, days);
  await db.end();
  return made;
}

async function history(
  db: Database,
  { tenantId, userId, teamId, channels }: BenchCompany,
  first: LocalDate,
  days: number,
): Promise<void> {
  const stamp = { source: "import" as const, updatedBy: userId, updatedAt: new Date() };
  const counts = (seed: number) =>
    Object.fromEntries(RECORD_MEASURES.map(({ id }, i) => [id, 50 + ((seed * 31 + i * 17) % 40)]));
  const rows = channels.flatMap(({ id: channelId }, c) =>
    Array.from({ length: days }, (_, day): NewRecord => {
      const start = addDays(first, day);
      return {
        teamId,
        channelId,
        start,
        until: addDays(start, 1),
        cadence: "day",
        slThresholdSec: 20,
        ...stamp,
        ...counts(day * 7 + c),
      };
    }),
  );
  const months = Array.from({ length: Math.ceil(days / 31) }, (_, i) => ({
    start: addMonths(`${first.slice(0, 7)}-01`, i),
    customers_start: 1_000 + i,
    customers_churned: 20,
    customers_new: 25,
    revenue: 5_000_000,
    gross_margin: 2_000_000,
    orders: 900,
    ...stamp,
  }));
  await inTenant(db, tenantId, async ({ tx }) => {
    await insertRecords(tx, tenantId, rows);
    await insertCustomerMonths(tx, tenantId, months);
  });
}

/** A run of the diagnosis a quarter, each a statement further, and what two KPIs should reach. */
async function decisions(
  db: Database,
  { tenantId, userId, teamId }: BenchCompany,
  first: LocalDate,
  days: number,
): Promise<void> {
  const runs = Array.from({ length: Math.ceil(days / 91) }, (_, i) => {
    const answers = STATEMENT_IDS.map((_id, statement) => statement >= i);
    return {
      tenantId,
      id: randomUUID(),
      teamId,
      assessedOn: addDays(first, i * 91),
      checklistVersion: CHECKLIST_VERSION,
      respondentId: userId,
      respondentName: "Bench",
      answers,
      hits: answers.filter(Boolean).length,
    };
  });
  const wanted = { tenantId, teamId: null, start: first, until: null, createdBy: userId };
  await inTenant(db, tenantId, async ({ tx }) => {
    if (runs.length > 0) await tx.insert(assessments).values(runs);
    await tx.insert(targets).values([
      { ...wanted, id: randomUUID(), kpi: "answer_rate", low: 0.9 },
      { ...wanted, id: randomUUID(), kpi: "aht", high: 400 },
    ]);
  });
}
