import { randomUUID } from "node:crypto";
import { assessments } from "@/db/schema/assessment";
import { auditLog } from "@/db/schema/audit";
import { events } from "@/db/schema/event";
import { importRows, imports } from "@/db/schema/import";
import { invitations, invitationTeams } from "@/db/schema/invitation";
import { specialDays } from "@/db/schema/calendar";
import { targets } from "@/db/schema/target";
import { variantChanges } from "@/db/schema/variant-change";
import { savedViews, tileOrders } from "@/db/schema/view";
import type { Database, Tx } from "@/db/connection/client";
import { inTenant } from "@/db/connection/scope";
import { insertCustomerMonths, insertRecords } from "@/db/seed/write";
import { createMember, createTenant, type TestMember, type TestTenant } from "@/db/testing/tenant";
import { CHECKLIST_VERSION } from "@/domain/diagnosis/checklist";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { hashOfSecret } from "../auth/secret-link";

export const TODAY = "2026-11-23";
/** The day all rows of a world lie on: shortly before TODAY. */
export const DAY = "2026-11-20";
/** When they were made, and the invitation sent. */
export const AT = new Date(`${DAY}T03:00:00Z`);

/** A tenant with a row in every table, and the ids a call may name. */
export interface World extends TestTenant {
  /** A lead who works on the second team only. */
  elsewhere: TestMember;
  channelId: string;
  assessmentId: string;
  importId: string;
  eventId: string;
  targetId: string;
  viewId: string;
  invitationId: string;
  auditId: string;
}

/** A new tenant of this kind, committed. A new table needs its row here: the test says so. */
export async function createWorld(db: Database): Promise<World> {
  const tenant = await createTenant(db);
  const second = tenant.teams[1];
  if (!second) throw new Error("A world needs a second team");
  const elsewhere = await createMember(db, tenant.tenantId, { role: "lead", name: "Elsewhere", teams: [second.id] });
  const channelId = tenant.channel("phone", tenant.teams[0].id).id;
  const world = {
    ...tenant,
    elsewhere,
    channelId,
    assessmentId: randomUUID(),
    importId: randomUUID(),
    eventId: randomUUID(),
    targetId: randomUUID(),
    viewId: randomUUID(),
    invitationId: randomUUID(),
    auditId: randomUUID(),
  };
  await inTenant(db, tenant.tenantId, ({ tx }) => fill(tx, world));
  return world;
}

async function fill(tx: Tx, world: World): Promise<void> {
  await fillSettings(tx, world);
  await fillPeople(tx, world);
  const { tenantId, teams, lead, channelId, assessmentId, importId, eventId } = world;
  const teamId = teams[0].id;
  const stamp = { updatedBy: lead.userId, updatedAt: AT, version: 1 };
  await insertRecords(tx, tenantId, [
    {
      teamId,
      channelId,
      start: DAY,
      until: "2026-11-21",
      cadence: "day",
      offered: 100,
      answered: 90,
      source: "import",
      ...stamp,
    },
  ]);
  await insertCustomerMonths(tx, tenantId, [{ start: "2026-10-01", source: "grid", ...stamp }]);
  await tx.insert(events).values({ tenantId, id: eventId, teamId, kind: "note", title: "Moved", start: DAY });
  await tx.insert(assessments).values({
    tenantId,
    id: assessmentId,
    teamId,
    assessedOn: DAY,
    checklistVersion: CHECKLIST_VERSION,
    respondentId: lead.userId,
    respondentName: lead.name,
    answers: Array.from({ length: 8 }, () => true),
    hits: 8,
    createdAt: AT,
  });
  await tx.insert(imports).values({
    tenantId,
    id: importId,
    key: randomUUID(),
    channelId,
    fileName: "days.csv",
    mapping: {},
    rowsNew: 1,
    rowsChanged: 0,
    rowsSame: 0,
    createdBy: lead.userId,
    createdByName: lead.name,
    createdAt: AT,
  });
  await tx.insert(importRows).values({ tenantId, importId, channelId, start: DAY, versionAfter: 1 });
  await tx.insert(auditLog).values({
    tenantId,
    id: world.auditId,
    at: AT,
    userId: lead.userId,
    command: "import-records",
    subject: `import:${importId}`,
    requestId: "test",
  });
}

/** What the link of a world's invitation carries. */
export const secretOf = (invitationId: string): string => `secret-of-${invitationId}`;

/** Who is expected. */
async function fillPeople(tx: Tx, { tenantId, teams, admin, invitationId }: World): Promise<void> {
  await tx.insert(invitations).values({
    tenantId,
    id: invitationId,
    email: `${invitationId}@invited.example`,
    role: "lead",
    tokenHash: hashOfSecret(secretOf(invitationId)),
    invitedBy: admin.userId,
    invitedByName: admin.name,
    createdAt: AT,
    sentAt: AT,
    expiresAt: new Date(AT.getTime() + 7 * 86_400_000),
  });
  await tx.insert(invitationTeams).values({ tenantId, invitationId, teamId: teams[0].id });
}

/** What the dashboards are set to. */
async function fillSettings(tx: Tx, { tenantId, teams, lead, targetId, viewId }: World): Promise<void> {
  const [createdBy, userId] = [lead.userId, lead.userId];
  await tx
    .insert(targets)
    .values({ tenantId, id: targetId, teamId: teams[0].id, kpi: "answer_rate", low: 0.9, start: DAY, createdBy });
  await tx.insert(specialDays).values({ tenantId, day: DAY, kind: "closed", name: "Stocktaking", createdBy });
  await tx
    .insert(variantChanges)
    .values({ tenantId, start: DAY, variants: { ...DEFAULT_VARIANTS, slThresholdSec: 25 }, createdBy });
  await tx
    .insert(savedViews)
    .values({ tenantId, id: viewId, userId, page: "home", name: "Mine", query: "compare=year" });
  await tx.insert(tileOrders).values({ tenantId, userId, page: "home", tiles: ["ledger"] });
}
