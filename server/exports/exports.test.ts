import { TRPCError } from "@trpc/server";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { auditLog } from "@/db/schema/audit";
import { membershipTeams } from "@/db/schema/membership";
import { tenants } from "@/db/schema/tenant";
import { inTenant } from "@/db/connection/scope";
import { insertRecords } from "@/db/seed/write";
import { createTenant, type TestMember, type TestTenant } from "@/db/testing/tenant";
import type { Role } from "@/domain/members/role";
import { addDays } from "@/domain/time/period";
import { createApi } from "../root";
import { database } from "../database";
import { newPool, requestOf, serverDatabase } from "../testing";
import type { ExportFile, FilePart } from "./file";

const db = serverDatabase();
let tenant: TestTenant;
beforeEach(async () => {
  tenant = await createTenant(db);
});

const asking = (member: TestMember) => createApi({ ...requestOf(member, "2026-11-23"), network: "203.0.113.7" });
const rows = (member: TestMember, more: { kpi?: "answer_rate"; channel?: string; team?: string } = {}) =>
  asking(member).export.rows({ tenant: tenant.slug, locale: "ja", range: "2000-01-01..2026-11-22", ...more });
const log = (member: TestMember, more: object = {}) =>
  asking(member).export.auditLog({ tenant: tenant.slug, locale: "en", ...more });
const exporters = (roles: readonly Role[]) =>
  inTenant(db, tenant.tenantId, ({ tx }) =>
    tx.update(tenants).set({ exporters: roles }).where(eq(tenants.id, tenant.tenantId)),
  );
const entries = () => inTenant(db, tenant.tenantId, ({ tx }) => tx.select().from(auditLog));

async function read({ parts }: Pick<ExportFile, "parts">): Promise<FilePart[]> {
  const found: FilePart[] = [];
  for await (const part of parts) found.push(part);
  return found;
}

const store = (count: number) => {
  const { id: channelId, teamId } = tenant.channel("phone", tenant.teams[0].id);
  return inTenant(db, tenant.tenantId, ({ tx }) =>
    insertRecords(
      tx,
      tenant.tenantId,
      Array.from({ length: count }, (_, i) => ({
        teamId,
        channelId,
        start: addDays("2015-01-01", i),
        until: addDays("2015-01-01", i + 1),
        cadence: "day" as const,
        source: "grid" as const,
        updatedBy: tenant.lead.userId,
        updatedAt: new Date(),
        offered: 1,
      })),
    ),
  );
};

describe("the right to export", () => {
  test("rows: admins always, leads and executives as the company lets them; nothing is written of a refusal", async () => {
    const ask = async (member: TestMember) =>
      rows(member).then(
        () => "ok",
        (error: unknown) => (error instanceof TRPCError ? error.code : "?"),
      );
    const all = () => Promise.all([tenant.admin, tenant.lead, tenant.executive].map(ask));
    expect(await all()).toEqual(["ok", "ok", "ok"]);
    await exporters(["lead"]);
    expect(await all()).toEqual(["ok", "ok", "FORBIDDEN"]);
    await exporters([]);
    expect(await all()).toEqual(["ok", "FORBIDDEN", "FORBIDDEN"]);
    expect((await entries()).map(({ userId }) => userId).sort()).toEqual(
      [tenant.admin, tenant.admin, tenant.admin, tenant.lead, tenant.lead, tenant.executive]
        .map(({ userId }) => userId as string)
        .sort(),
    );
  });

  test("the log: admins alone, whoever else may export", async () => {
    await expect(log(tenant.admin)).resolves.toMatchObject({ name: "audit-log.csv" });
    for (const member of [tenant.lead, tenant.executive])
      await expect(log(member)).rejects.toMatchObject({ code: "FORBIDDEN", key: "forbidden" });
    expect(await entries()).toHaveLength(1);
  });

  test("another team's rows, and another company's, are not there to be taken", async () => {
    const [orders, other] = [tenant.teams[1]?.id ?? "", await createTenant(db)];
    await expect(rows(tenant.lead, { team: orders })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(rows(tenant.admin, { team: other.teams[0].id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(rows(other.admin)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await entries()).toEqual([]);
  });
});

describe("each export is written down", () => {
  test("rows: who, from where, the file, its range, teams, channels and how many", async () => {
    await store(3);
    const channel = tenant.channel("phone", tenant.teams[0].id).id;
    await rows(tenant.lead, { kpi: "answer_rate", channel });
    expect(await entries()).toMatchObject([
      {
        command: "export-rows",
        subject: "export",
        userId: tenant.lead.userId,
        userName: tenant.lead.name,
        network: "203.0.113.7",
        before: null,
        after: {
          fileName: "応答率_2000-01-01..2026-11-22.csv",
          from: "2000-01-01",
          until: "2026-11-23",
          teams: [tenant.teams[0].id],
          channels: [channel],
          count: 3,
        },
      },
    ]);
  });

  test("the log: what was searched for; the file does not hold the line of its own making, the next one does", async () => {
    const [first, second] = [await read(await log(tenant.admin, { from: "2026-11-01" })), await log(tenant.admin)];
    expect(first.map(({ text }) => text).join("")).not.toContain("audit-log");
    expect((await read(second)).map(({ text }) => text).join("")).toContain(
      'Exported the audit log,Export,"From: 1 Nov 2026\nFile: audit-log.csv"',
    );
    expect((await entries()).map(({ after }) => after)).toContainEqual({
      fileName: "audit-log.csv",
      from: "2026-11-01",
    });
  });

  test("once for a file of several parts, and before its first row leaves", async () => {
    await store(4_100);
    const file = await rows(tenant.admin);
    expect(await entries()).toHaveLength(1);
    const parts = await read(file);
    expect(parts.map(({ text }) => text.split("\r\n").length - 1)).toEqual([9 + 2_000, 2_000, 100, 1]);
    expect(parts.map(({ cut }) => cut)).toEqual([null, null, null, null]);
    expect(await entries()).toMatchObject([{ after: { count: 4_100 } }]);
  });

  test("no file where it could not be written down", async () => {
    const nowhere = createApi({ ...requestOf(tenant.admin, "2026-11-23"), network: "no text of PostgreSQL: \u0000" });
    const asked = { tenant: tenant.slug, locale: "ja" } as const;
    await expect(nowhere.export.rows(asked)).rejects.toMatchObject({ key: "unexpected" });
    await expect(nowhere.export.auditLog(asked)).rejects.toMatchObject({ key: "unexpected" });
    expect(await entries()).toEqual([]);
  });
});

test("what goes wrong in the midst of a file is told as in any call", async () => {
  await store(2_100);
  const { parts } = await rows(tenant.admin);
  // The server's pool, ended and not replaced.
  await database().end();
  await expect(read({ parts })).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE", requestId: "test" });
  await newPool();
});

test("who may not any more gets no further part, though the file was begun", async () => {
  await store(2_100);
  const ofLead = await rows(tenant.lead, { team: tenant.teams[0].id });
  const [ofExecutive, ofAdmin] = [await rows(tenant.executive), await rows(tenant.admin)];
  await exporters(["lead"]);
  await inTenant(db, tenant.tenantId, ({ tx }) =>
    tx.delete(membershipTeams).where(eq(membershipTeams.userId, tenant.lead.userId)),
  );
  await expect(read(ofExecutive)).rejects.toMatchObject({ code: "FORBIDDEN", key: "forbidden" });
  await expect(read(ofLead)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await read(ofAdmin)).length).toBe(3);
});
