import { randomUUID } from "node:crypto";
import { createDatabase, type Database } from "@/db/client";
import { inTenant } from "@/db/scope";
import {
  inNewTenant, insertChannels, insertCustomerMonths, insertMembers, insertRecords, insertTeams, insertTenant, insertUsers, type NewChannel, type NewRecord,
} from "@/db/seed/write";
import { CHANNEL_KINDS } from "@/domain/channel";
import { DEFAULT_VARIANTS } from "@/domain/kpi";
import { RECORD_MEASURES } from "@/domain/measure";
import { addDays, addMonths, type LocalDate } from "@/domain/period";
import { asTenantId, asUserId, type TenantId, type UserId } from "@/domain/tenant";

export interface BenchCompany { slug: string; tenantId: TenantId; userId: UserId; email: string; teamId: string; channels: readonly NewChannel[] }

/** A company of one team with a channel of each of the six kinds, `days` days of every measure up to yesterday, and its customer base. */
export async function company(appUrl: string, slug: string, today: LocalDate, days: number): Promise<BenchCompany> {
  const db = createDatabase({ url: appUrl, max: 1, applicationName: "tenkan bench" });
  const [tenantId, userId, teamId] = [asTenantId(randomUUID()), asUserId(randomUUID()), randomUUID()];
  const email = `${slug}@bench.example`;
  const first = addDays(today, -days);
  const channels = CHANNEL_KINDS.map((kind, position): NewChannel => ({ id: randomUUID(), teamId, kind, name: kind, cadence: "day", startsOn: first, position }));
  await inNewTenant(db, tenantId, async (tx) => {
    await insertTenant(tx, { id: tenantId, slug, name: slug, variants: DEFAULT_VARIANTS });
    await insertTeams(tx, tenantId, [{ id: teamId, name: "Support", position: 0 }]);
    await insertChannels(tx, tenantId, channels);
    await insertUsers(tx, [{ id: userId, email, name: "Bench", locale: "ja" }]);
    await insertMembers(tx, tenantId, [{ userId, role: "admin", name: "Bench", email, teams: [] }]);
  });
  await history(db, { slug, tenantId, userId, email, teamId, channels }, first, days);
  await db.end();
  return { slug, tenantId, userId, email, teamId, channels };
}

async function history(db: Database, { tenantId, userId, teamId, channels }: BenchCompany, first: LocalDate, days: number): Promise<void> {
  const stamp = { source: "import" as const, updatedBy: userId, updatedAt: new Date() };
  const counts = (seed: number) => Object.fromEntries(RECORD_MEASURES.map(({ id }, i) => [id, 50 + ((seed * 31 + i * 17) % 40)]));
  const rows = channels.flatMap(({ id: channelId }, c) => Array.from({ length: days }, (_, day): NewRecord => {
    const start = addDays(first, day);
    return { teamId, channelId, start, until: addDays(start, 1), cadence: "day", slThresholdSec: 20, ...stamp, ...counts(day * 7 + c) };
  }));
  const months = Array.from({ length: Math.ceil(days / 31) }, (_, i) => ({ start: addMonths(`${first.slice(0, 7)}-01`, i), customers_start: 1_000 + i, customers_churned: 20, customers_new: 25, revenue: 5_000_000, gross_margin: 2_000_000, orders: 900, ...stamp }));
  await inTenant(db, tenantId, async ({ tx }) => {
    await insertRecords(tx, tenantId, rows);
    await insertCustomerMonths(tx, tenantId, months);
  });
}
