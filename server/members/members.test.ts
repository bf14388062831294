import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { auditLog } from "@/db/schema/audit";
import { invitations } from "@/db/schema/invitation";
import { inTenant } from "@/db/connection/scope";
import { createMember, type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { invitationRouter } from "./invitation-router";
import { memberRouter } from "./router";
import { recordRouter } from "../records/router";
import { settingsRouter } from "../tenants/settings-router";
import { tenantRouter } from "../tenants/router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller, router } from "../trpc";

const db = serverDatabase();
const open = createCaller(
  router({
    invitation: invitationRouter,
    member: memberRouter,
    record: recordRouter,
    settings: settingsRouter,
    tenant: tenantRouter,
  }),
);
const TODAY = "2026-11-23";
const DAY_MS = 86_400_000;
let tenant: TestTenant;
let other: TestTenant;

beforeEach(async () => {
  ({ a: tenant, b: other } = await withTwoTenants(db));
});

const later = (days: number) => new Date(Date.parse(`${TODAY}T00:00:00Z`) + days * DAY_MS);
const as = (member: TestMember, now?: Date) => open(requestOf(member, TODAY, now));
const stranger = (now = later(0), network: string = randomUUID()) =>
  open({ user: null, now, requestId: "test", network });
const list = (of = tenant, now?: Date) => as(of.admin, now).member.list({ tenant: of.slug });
const address = () => `${randomUUID()}@members.example`;
const place = { role: "executive" as const, teams: [] as string[] };
const invite = (
  emails: string[],
  to: { role: "admin" | "lead" | "executive"; teams: string[] } = place,
  by = tenant.admin,
) =>
  as(by).member.invite({
    tenant: tenant.slug,
    ...to,
    invitations: emails.map((email) => ({ id: randomUUID(), email })),
  });
const secretIn = (link = "") => ({ slug: link.split("/").at(-2) ?? "", secret: link.split("/").at(-1) ?? "" });
const newcomer = { name: "鈴木 一郎", password: "a long enough password", locale: "ja" as const };
const audit = (command: string) =>
  inTenant(db, tenant.tenantId, ({ tx }) =>
    tx
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.tenantId, tenant.tenantId), eq(auditLog.command, command))),
  );
const facts = (member: TestMember) => ({ role: member.role, teams: [...member.teams], deactivated: false });
const change = (member: TestMember, after: object, by = tenant.admin) =>
  as(by).member.change({
    tenant: tenant.slug,
    userId: member.userId,
    ...facts(member),
    ...after,
    replaces: facts(member),
  });

describe("inviting", () => {
  test("all or nothing, each refusal named; the other company sees none of it; no secret is kept", async () => {
    const [one, two] = [address(), address()];
    const [sent] = await invite([one]);
    expect(sent).toMatchObject({
      email: one,
      mailed: null,
      link: expect.stringMatching(new RegExp(`^http://localhost:1/join/${tenant.slug}/[\\w-]{43}$`)),
    });
    await expect(invite([two, tenant.lead.email, one])).rejects.toMatchObject({
      key: "invite_refused",
      params: { count: 2 },
      detail: [
        { email: tenant.lead.email, reason: "member" },
        { email: one, reason: "open" },
      ],
    });
    expect((await list()).invitations.map(({ email, state, invitedBy }) => [email, state, invitedBy])).toEqual([
      [one, "open", tenant.admin.name],
    ]);
    expect((await list(other)).invitations).toEqual([]);
    const kept = JSON.stringify([
      await audit("invite-members"),
      await inTenant(db, tenant.tenantId, ({ tx }) =>
        tx.select().from(invitations).where(eq(invitations.tenantId, tenant.tenantId)),
      ),
      await list(),
    ]);
    expect(kept).not.toContain(secretIn(sent?.link).secret);
    expect(JSON.stringify([await audit("invite-members"), await list()])).not.toMatch(/hash/i);
    expect(await audit("invite-members")).toMatchObject([
      { userName: tenant.admin.name, network: "test", after: { role: "executive", invited: [one] } },
    ]);
  });

  test("a lead needs a living team of this company, the others none; who is no admin invites and sees nobody", async () => {
    const [team, second] = tenant.teams;
    await expect(invite([address()], { role: "lead", teams: [] })).rejects.toMatchObject({ key: "lead_without_team" });
    await expect(invite([address()], { role: "lead", teams: [other.teams[0].id] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(invite([address()], { role: "executive", teams: [team.id] })).rejects.toMatchObject({
      key: "teams_for_leads",
    });
    await as(tenant.admin).settings.saveTeam({
      tenant: tenant.slug,
      id: second?.id ?? "",
      name: "Orders",
      archived: true,
      replaces: { name: "Orders", archived: false },
    });
    await expect(invite([address()], { role: "lead", teams: [team.id, second?.id ?? ""] })).rejects.toMatchObject({
      key: "team_archived",
    });
    for (const member of [tenant.lead, tenant.executive]) {
      await expect(invite([address()], place, member)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(as(member).member.list({ tenant: tenant.slug })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  test("a repeated request invites nobody twice, and its new link is the one that holds", async () => {
    const request = { tenant: tenant.slug, ...place, invitations: [{ id: randomUUID(), email: address() }] };
    const [first] = await as(tenant.admin).member.invite(request);
    const [second] = await as(tenant.admin).member.invite(request);
    await expect(stranger().invitation.open(secretIn(first?.link))).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await stranger().invitation.open(secretIn(second?.link))).toMatchObject({ state: "open" });
    expect([(await list()).invitations.length, (await audit("invite-members")).length]).toEqual([1, 1]);
    await expect(
      as(tenant.admin).member.invite({
        ...request,
        invitations: [{ ...request.invitations[0], id: request.invitations[0]?.id ?? "", email: address() }],
      }),
    ).rejects.toMatchObject({ key: "changed_meanwhile" });
  });

  test("expired it stays in sight and is not replaced; sent anew the old link is dead and the sender answers for it; revoked it says so", async () => {
    const email = address();
    const [sent] = await invite([email]);
    const late = later(8);
    expect(await stranger(late).invitation.open(secretIn(sent?.link))).toMatchObject({ state: "expired" });
    await expect(stranger(late).invitation.accept({ ...secretIn(sent?.link), ...newcomer })).rejects.toMatchObject({
      key: "invitation_expired",
    });
    const [row] = (await list(tenant, later(60))).invitations;
    expect(row).toMatchObject({ email, state: "expired" });
    await expect(
      as(tenant.admin, late).member.invite({
        tenant: tenant.slug,
        ...place,
        invitations: [{ id: randomUUID(), email }],
      }),
    ).rejects.toMatchObject({ detail: [{ email, reason: "expired" }] });
    const second = await createMember(db, tenant.tenantId, { role: "admin", name: "Second" });
    const again = { tenant: tenant.slug, id: row?.id ?? "", replaces: row?.sentAt ?? "" };
    const [resent] = await as(second, late).member.send(again);
    await expect(as(tenant.admin, late).member.send(again)).rejects.toMatchObject({ key: "changed_meanwhile" });
    await expect(stranger(late).invitation.open(secretIn(sent?.link))).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await stranger(late).invitation.open(secretIn(resent?.link))).toMatchObject({
      state: "open",
      inviter: "Second",
      email,
      via: "link",
      enters: true,
    });
    await as(tenant.admin, late).member.revoke({ tenant: tenant.slug, id: again.id });
    await as(tenant.admin, late).member.revoke({ tenant: tenant.slug, id: again.id });
    expect(await stranger(late).invitation.open(secretIn(resent?.link))).toMatchObject({ state: "revoked" });
    await expect(stranger(late).invitation.accept({ ...secretIn(resent?.link), ...newcomer })).rejects.toMatchObject({
      key: "invitation_revoked",
    });
    expect((await list(tenant, later(37))).invitations).toHaveLength(1);
    expect((await list(tenant, later(39))).invitations).toHaveLength(0);
    expect([(await audit("send-invitation")).length, (await audit("revoke-invitation")).length]).toEqual([1, 1]);
    await expect(as(other.admin).member.revoke({ tenant: other.slug, id: again.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("changing", () => {
  test("a role, teams and a suspension are felt at the very next request", async () => {
    const [team, second] = tenant.teams;
    const day = (teamId = team.id) => as(tenant.lead).record.day({ tenant: tenant.slug, team: teamId });
    const cell = () =>
      as(tenant.lead).record.saveCells({
        tenant: tenant.slug,
        channelId: tenant.channel("phone", team.id).id,
        start: "2026-11-20",
        cells: [{ measure: "offered", seen: null, typed: 5 }],
      });
    await cell();
    await change(tenant.lead, { teams: [second?.id] });
    await expect(day()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await day(second?.id);
    const lead = { ...tenant.lead, teams: [second?.id ?? ""] };
    await change(lead, { role: "executive", teams: [] });
    await expect(cell()).rejects.toMatchObject({ code: "FORBIDDEN" });
    const executive = { ...tenant.lead, role: "executive" as const, teams: [] };
    await change(executive, { deactivated: true });
    await expect(as(tenant.lead).tenant.shell({ tenant: tenant.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await list()).members.find(({ userId }) => userId === tenant.lead.userId)).toMatchObject({
      deactivated: true,
      role: "executive",
    });
    await as(tenant.admin).member.change({
      tenant: tenant.slug,
      userId: executive.userId,
      ...facts(executive),
      replaces: { ...facts(executive), deactivated: true },
    });
    expect(await as(tenant.lead).tenant.shell({ tenant: tenant.slug })).toMatchObject({ role: "executive" });
    expect(
      (await audit("change-member"))
        .map(({ before, after }) => [(before as { role: string }).role, (after as { role: string }).role])
        .sort(),
    ).toEqual([
      ["executive", "executive"],
      ["executive", "executive"],
      ["lead", "executive"],
      ["lead", "lead"],
    ]);
  });

  test("what another admin changed meanwhile is not overwritten; another company's member and team do not exist", async () => {
    await change(tenant.lead, { role: "executive", teams: [] });
    await expect(change(tenant.lead, { role: "admin", teams: [] })).rejects.toMatchObject({ key: "changed_meanwhile" });
    await expect(change(other.lead, { role: "executive", teams: [] })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(change(tenant.executive, { role: "lead", teams: [other.teams[0].id] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(change(tenant.executive, { role: "lead", teams: [] })).rejects.toMatchObject({
      key: "lead_without_team",
    });
    await expect(change(tenant.executive, { role: "admin" }, tenant.lead)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("who is removed is out at once and named in the log; leads and executives may leave by themselves", async () => {
    const { tenant: of, ...self } = { tenant: tenant.slug, userId: tenant.lead.userId, replaces: facts(tenant.lead) };
    await as(tenant.admin).member.remove({ tenant: of, ...self });
    await expect(as(tenant.lead).tenant.shell({ tenant: tenant.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await as(tenant.executive).member.leave({ tenant: tenant.slug });
    await expect(as(tenant.executive).tenant.shell({ tenant: tenant.slug })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await list()).members.map(({ userId }) => userId)).toEqual([tenant.admin.userId]);
    expect(await audit("remove-member")).toMatchObject([{ before: { email: tenant.lead.email }, after: null }]);
    expect(await audit("leave-tenant")).toMatchObject([
      { userId: tenant.executive.userId, before: { email: tenant.executive.email } },
    ]);
    expect((await list(other)).members).toHaveLength(3);
  });
});

describe("the last active admin", () => {
  test("is neither demoted nor suspended, removed or gone; a suspended one does not count", async () => {
    const second = await createMember(db, tenant.tenantId, { role: "admin", name: "Second" });
    await change(second, { deactivated: true });
    const stays = { key: "last_admin" };
    await expect(change(tenant.admin, { role: "executive" })).rejects.toMatchObject(stays);
    await expect(change(tenant.admin, { deactivated: true })).rejects.toMatchObject(stays);
    await expect(
      as(tenant.admin).member.remove({
        tenant: tenant.slug,
        userId: tenant.admin.userId,
        replaces: facts(tenant.admin),
      }),
    ).rejects.toMatchObject(stays);
    await expect(as(tenant.admin).member.leave({ tenant: tenant.slug })).rejects.toMatchObject(stays);
    expect((await list()).members.find(({ userId }) => userId === tenant.admin.userId)).toMatchObject({
      role: "admin",
      deactivated: false,
    });
  });

  test.each(["demote", "remove", "leave"] as const)("two admins at once (%s): one stays", async (how) => {
    const second = await createMember(db, tenant.tenantId, { role: "admin", name: "Second" });
    const does = (by: TestMember, to: TestMember) =>
      ({
        demote: () => change(to, { role: "executive" }, by),
        remove: () => as(by).member.remove({ tenant: tenant.slug, userId: to.userId, replaces: facts(to) }),
        leave: () => as(by).member.leave({ tenant: tenant.slug }),
      })[how]();
    const done = await Promise.allSettled([does(tenant.admin, second), does(second, tenant.admin)]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const left = await inTenant(db, tenant.tenantId, ({ tx }) =>
      tx.execute("select 1 from memberships where role = 'admin' and deactivated_at is null"),
    );
    expect(left).toHaveLength(1);
  });

  test("hands over to an active member, both at once, and is then a lead or an executive", async () => {
    const to = (member: TestMember, more: object = {}) =>
      as(tenant.admin).member.handOver({
        tenant: tenant.slug,
        userId: member.userId,
        role: "lead",
        teams: tenant.teams.map(({ id }) => id),
        replaces: facts(member),
        ...more,
      });
    await expect(to(tenant.admin)).rejects.toMatchObject({ key: "hand_over_to_other" });
    await expect(to(tenant.lead, { teams: [] })).rejects.toMatchObject({ key: "lead_without_team" });
    await expect(to(other.lead)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await to(tenant.lead);
    await expect(list()).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { members } = await as(tenant.lead).member.list({ tenant: tenant.slug });
    expect(members.map(({ role, teams }) => `${role} ${teams.length}`).sort()).toEqual([
      "admin 0",
      "executive 0",
      "lead 2",
    ]);
    expect(await audit("hand-over")).toHaveLength(1);
  });
});
