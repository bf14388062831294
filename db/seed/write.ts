import { sql } from "drizzle-orm";
import type { Cadence, ChannelKind } from "@/domain/measures/channel";
import type { Variants } from "@/domain/kpi/kpi";
import type { LocalDate } from "@/domain/time/period";
import type { Role } from "@/domain/members/role";
import type { TenantId, UserId } from "@/domain/tenants/tenant";
import type { Database, Tx } from "../connection/client";
import { joinChannelLines } from "../connection/line";
import { renewChannels } from "../queries/tallies/monthly";
import { memberships, membershipTeams } from "../schema/membership";
import { customerMonths, type records } from "../schema/record";
import { channels, teams } from "../schema/team";
import { tenants, tenantSlugs } from "../schema/tenant";
import { userPasswords, users } from "../schema/user";

export type NewTenant = Omit<typeof tenants.$inferInsert, "id" | "variants"> & { id: TenantId; variants: Variants };
export type NewTeam = { id: string; name: string; position: number };
export type NewChannel = {
  id: string;
  teamId: string;
  kind: ChannelKind;
  name: string;
  cadence: Cadence;
  startsOn: LocalDate;
  position: number;
};
export type NewUser = { id: UserId; email: string; name: string; locale: string; passwordHash?: string };
/** `teams`: the teams a lead works on; empty for the others. */
export type NewMember = { userId: UserId; role: Role; name: string; email: string; teams: readonly string[] };
/** Column names of the table in JavaScript's spelling; measures left out are stored as null (not recorded). */
export type NewRecord = Omit<typeof records.$inferInsert, "tenantId">;
export type NewCustomerMonth = Omit<typeof customerMonths.$inferInsert, "tenantId">;

/** One transaction that may write a tenant that is being made, and the people of its first day. */
export function inNewTenant<T>(db: Database, tenantId: TenantId, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(work, { locals: { "app.tenant_id": tenantId, "app.identity": "on" } });
}

/** Takes the slug and writes the settings. False, with nothing written, when the slug is another tenant's already. */
export async function insertTenant(tx: Tx, tenant: NewTenant): Promise<boolean> {
  const taken = await tx
    .insert(tenantSlugs)
    .values({ slug: tenant.slug, tenantId: tenant.id })
    .onConflictDoNothing()
    .returning();
  if (taken.length === 0) return false;
  await tx.insert(tenants).values(tenant);
  return true;
}

export async function insertTeams(tx: Tx, tenantId: TenantId, made: readonly NewTeam[]): Promise<void> {
  if (made.length > 0) await tx.insert(teams).values(made.map((team) => ({ tenantId, ...team })));
}

export async function insertChannels(tx: Tx, tenantId: TenantId, made: readonly NewChannel[]): Promise<void> {
  if (made.length > 0) await tx.insert(channels).values(made.map((channel) => ({ tenantId, ...channel })));
}

/** Needs app.identity. Fails on an address that is taken. */
export async function insertUsers(tx: Tx, made: readonly NewUser[]): Promise<void> {
  if (made.length === 0) return;
  await tx.insert(users).values(made.map(({ id, email, name, locale }) => ({ id, email, name, locale })));
  const hashes = made.flatMap(({ id, passwordHash }) => (passwordHash ? [{ userId: id, hash: passwordHash }] : []));
  if (hashes.length > 0) await tx.insert(userPasswords).values(hashes);
}

export async function insertMembers(tx: Tx, tenantId: TenantId, made: readonly NewMember[]): Promise<void> {
  if (made.length === 0) return;
  await tx
    .insert(memberships)
    .values(made.map(({ userId, role, name, email }) => ({ tenantId, userId, role, name, email })));
  const links = made.flatMap(({ userId, teams: own }) => own.map((teamId) => ({ tenantId, userId, teamId })));
  if (links.length > 0) await tx.insert(membershipTeams).values(links);
}

const CHUNK = 2_000;

/** What to do where a record stands already: fail, or keep it and leave the new one out. */
export type OnConflict = "fail" | "keep";

/** Many records in few statements: rows travel as one JSON value, so no limit of 65,535 parameters is met. Their sums follow. Returns how many were written. */
export async function insertRecords(
  tx: Tx,
  tenantId: TenantId,
  rows: readonly NewRecord[],
  conflict: OnConflict = "fail",
): Promise<number> {
  const channelIds = [...new Set(rows.map(({ channelId }) => channelId))];
  await joinChannelLines({ tx, tenantId }, channelIds);
  const keep = conflict === "keep" ? sql`on conflict do nothing` : sql``;
  let written = 0;
  for (let at = 0; at < rows.length; at += CHUNK) {
    const json = JSON.stringify(
      rows.slice(at, at + CHUNK).map((row) => columnsOf({ estimated: false, version: 1, ...row, tenantId })),
    );
    const done = await tx.execute(
      sql`insert into records select * from jsonb_populate_recordset(null::records, ${json}::text::jsonb) ${keep}`,
    );
    written += done.count;
  }
  if (rows.length > 0) await renewChannels({ tx, tenantId }, channelIds);
  return written;
}

export async function insertCustomerMonths(
  tx: Tx,
  tenantId: TenantId,
  rows: readonly NewCustomerMonth[],
  conflict: OnConflict = "fail",
): Promise<void> {
  if (rows.length === 0) return;
  const insert = tx.insert(customerMonths).values(rows.map((row) => ({ ...row, tenantId })));
  await (conflict === "keep" ? insert.onConflictDoNothing() : insert);
}

/** slThresholdSec → sl_threshold_sec; measures are spelt like their columns already. */
function columnsOf(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}
