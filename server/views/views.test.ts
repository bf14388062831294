import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { auditLog } from "@/db/schema/audit";
import { teams } from "@/db/schema/team";
import { inTenant } from "@/db/connection/scope";
import { type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { MOST_VIEWS, type ViewFacts, type ViewPage } from "@/domain/views/saved-view";
import { viewRouter } from "./router";
import { serverDatabase } from "../testing";
import { createCaller } from "../trpc";

const db = serverDatabase();
const open = createCaller(viewRouter);
let tenant: TestTenant;
let other: TestTenant;

beforeEach(async () => {
  ({ a: tenant, b: other } = await withTwoTenants(db));
});

const as = (member: TestMember) =>
  open({
    user: { id: member.userId, name: member.name, email: member.email, locale: "ja" as const },
    now: new Date("2026-11-23T00:00:00Z"),
    requestId: "test",
    network: "test",
  });
const list = async (member: TestMember, page: ViewPage = "trends", of = tenant) =>
  (await as(member).list({ tenant: of.slug, page })).views;
const save = (
  member: TestMember,
  name: string,
  more: Partial<{ id: string; page: ViewPage; query: string; usual: boolean; replaces: ViewFacts | null }> = {},
  of = tenant,
) =>
  as(member).save({
    tenant: of.slug,
    id: randomUUID(),
    page: "trends",
    name,
    query: "grain=week",
    usual: false,
    replaces: null,
    ...more,
  });
const taken = { code: "CONFLICT", key: "view_name_taken" };

test("a view is its member's own, and of one page; executives keep theirs too", async () => {
  await save(tenant.lead, "月次会議");
  await save(tenant.lead, "朝", { page: "home", query: "range=yesterday" });
  await save(tenant.executive, "月次会議", { query: "grain=quarter" });
  expect(await list(tenant.lead)).toMatchObject([{ name: "月次会議", query: "grain=week", usual: false, lost: false }]);
  expect((await list(tenant.lead, "home")).map(({ name }) => name)).toEqual(["朝"]);
  expect(await list(tenant.executive)).toMatchObject([{ name: "月次会議", query: "grain=quarter" }]);
  expect(await list(tenant.admin)).toEqual([]);
  expect(await list(other.lead, "trends", other)).toEqual([]);
});

test("what is kept is the page's state: nothing unknown, unreadable or usual", async () => {
  const { query } = await save(tenant.lead, "x", {
    query: "view=abc&utm=1&kpi=contacts&grain=week&compare=year&by=channel&range=nonsense&lines=pool",
  });
  expect(query).toBe("grain=week&by=channel");
});

test("a name once a page and member; empty, long and broken names are refused", async () => {
  const { id } = await save(tenant.lead, "朝");
  await expect(save(tenant.lead, " 朝 ")).rejects.toMatchObject(taken);
  await save(tenant.lead, "朝", { page: "home" });
  await save(tenant.lead, "夕方");
  await expect(
    as(tenant.lead).rename({ tenant: tenant.slug, viewId: id, name: "夕方", replaces: "朝" }),
  ).rejects.toMatchObject(taken);
  await as(tenant.lead).rename({ tenant: tenant.slug, viewId: id, name: "朝会", replaces: "朝" });
  expect((await list(tenant.lead)).map(({ name }) => name).sort()).toEqual(["夕方", "朝会"].sort());
  for (const name of ["", "   ", "あ".repeat(41), "a\nb"])
    await expect(save(tenant.lead, name)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await save(tenant.lead, "あ".repeat(40));
});

test("the same view again changes it; at most one of a page opens first", async () => {
  const [{ id: first }, { id: second }] = [await save(tenant.lead, "A", { usual: true }), await save(tenant.lead, "B")];
  const { id: home } = await save(tenant.lead, "C", { page: "home", usual: true });
  await save(tenant.lead, "A", {
    id: first,
    query: "grain=day",
    usual: true,
    replaces: { name: "A", query: "grain=week", usual: true },
  });
  expect(await list(tenant.lead)).toMatchObject([
    { name: "A", query: "grain=day", usual: true },
    { name: "B", usual: false },
  ]);
  await as(tenant.lead).setUsual({ tenant: tenant.slug, viewId: second, usual: true, replaces: first });
  expect((await list(tenant.lead)).map(({ usual }) => usual)).toEqual([false, true]);
  expect(await list(tenant.lead, "home")).toMatchObject([{ id: home, usual: true }]);
  await as(tenant.lead).setUsual({ tenant: tenant.slug, viewId: second, usual: false, replaces: second });
  expect((await list(tenant.lead)).map(({ usual }) => usual)).toEqual([false, false]);
  await as(tenant.lead).remove({
    tenant: tenant.slug,
    viewId: first,
    replaces: { name: "A", query: "grain=day", usual: false },
  });
  expect((await list(tenant.lead)).map(({ name }) => name)).toEqual(["B"]);
  const told = await inTenant(db, tenant.tenantId, ({ tx }) =>
    tx
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.tenantId, tenant.tenantId), eq(auditLog.command, "remove-view"))),
  );
  expect(told).toMatchObject([{ before: { name: "A", query: "grain=day" }, after: null }]);
});

test("a colleague's view does not exist, not even to be written over", async () => {
  const { id } = await save(tenant.lead, "mine");
  const [admin, refused] = [as(tenant.admin), { code: "NOT_FOUND" }];
  await expect(save(tenant.admin, "theirs", { id })).rejects.toMatchObject(refused);
  await expect(save(tenant.lead, "mine", { id, page: "home" })).rejects.toMatchObject(refused);
  await expect(admin.rename({ tenant: tenant.slug, viewId: id, name: "x", replaces: "mine" })).rejects.toMatchObject(
    refused,
  );
  await expect(admin.setUsual({ tenant: tenant.slug, viewId: id, usual: true, replaces: null })).rejects.toMatchObject(
    refused,
  );
  await expect(
    admin.remove({ tenant: tenant.slug, viewId: id, replaces: { name: "mine", query: "grain=week", usual: false } }),
  ).rejects.toMatchObject(refused);
  expect(await list(tenant.lead)).toMatchObject([{ name: "mine", usual: false }]);
});

test("two windows saving one name at once: one is told that it is taken", async () => {
  const done = await Promise.allSettled([
    save(tenant.lead, "twice"),
    save(tenant.lead, "twice"),
    save(tenant.lead, "twice"),
  ]);
  expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(done.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []))).toMatchObject([
    taken,
    taken,
  ]);
});

test("no more than fit", async () => {
  for (let i = 0; i < MOST_VIEWS; i += 1) await save(tenant.lead, `view ${i}`);
  await expect(save(tenant.lead, "one more")).rejects.toMatchObject({ code: "CONFLICT", key: "views_full" });
  await save(tenant.lead, "one more", { page: "home" });
});

test("a team that is not reached any more is left out of a view: on the first page when it ended, in trends when it is not one's own", async () => {
  const [own, ended] = [tenant.teams[0].id, tenant.teams[1]?.id ?? ""];
  await save(tenant.admin, "both", { query: `teams=${own},${ended}&grain=week` });
  await save(tenant.admin, "orders", { page: "home", query: `team=${ended}&compare=previous` });
  await save(tenant.lead, "both", { query: `teams=${own},${ended}` });
  await inTenant(db, tenant.tenantId, ({ tx }) =>
    tx
      .update(teams)
      .set({ archivedAt: new Date() })
      .where(and(eq(teams.tenantId, tenant.tenantId), eq(teams.id, ended))),
  );
  expect(await list(tenant.admin)).toMatchObject([{ query: `grain=week&teams=${own},${ended}`, lost: false }]);
  expect(await list(tenant.admin, "home")).toMatchObject([{ query: "compare=previous", lost: true }]);
  expect(await list(tenant.lead)).toMatchObject([{ query: `teams=${own}`, lost: true }]);
});
