import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { auditLog } from "@/db/schema/audit";
import { users } from "@/db/schema/user";
import { inIdentity, inTenant } from "@/db/connection/scope";
import { createMember, type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { accountRouter } from "../accounts/router";
import { invitationRouter } from "./invitation-router";
import { memberRouter } from "./router";
import { settingsRouter } from "../tenants/settings-router";
import { tenantRouter } from "../tenants/router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller, router } from "../trpc";

// Signing in reads and writes Next's request, which lies outside of us: here it is empty, and takes every cookie.
vi.mock("next/headers", () => {
  const jar = {
    get: () => undefined,
    getAll: () => [],
    has: () => false,
    set: () => jar,
    delete: () => jar,
    toString: () => "",
  };
  return { headers: () => Promise.resolve(new Headers({ host: "localhost:1" })), cookies: () => Promise.resolve(jar) };
});

const db = serverDatabase();
const open = createCaller(
  router({
    account: accountRouter,
    invitation: invitationRouter,
    member: memberRouter,
    settings: settingsRouter,
    tenant: tenantRouter,
  }),
);
const TODAY = "2026-11-23";
let tenant: TestTenant;
let other: TestTenant;

beforeEach(async () => {
  ({ a: tenant, b: other } = await withTwoTenants(db));
});

const as = (member: TestMember) => open(requestOf(member, TODAY));
const stranger = (network: string = randomUUID()) =>
  open({ user: null, now: new Date(`${TODAY}T00:00:00Z`), requestId: "test", network });
const address = () => `${randomUUID()}@invitations.example`;
const newcomer = { name: "鈴木 一郎", password: "a long enough password", locale: "ja" as const };

async function invited(
  email: string,
  {
    by = tenant.admin,
    role = "lead",
    teams = tenant.teams.map(({ id }) => id),
  }: { by?: TestMember; role?: "admin" | "lead" | "executive"; teams?: string[] } = {},
) {
  const [sent] = await as(by).member.invite({
    tenant: tenant.slug,
    role,
    teams,
    invitations: [{ id: randomUUID(), email }],
  });
  const [slug = "", secret = ""] = (sent?.link ?? "").split("/").slice(-2);
  return { slug, secret };
}
const userAt = async (email: string) =>
  (await inIdentity(db, (tx) => tx.select().from(users).where(eq(users.email, email))))[0];
const memberAt = async (email: string, by = tenant) =>
  (await as(by.admin).member.list({ tenant: by.slug })).members.find((one) => one.email === email);

test("a newcomer makes an account and is in, with role and teams; the log says who let them in; the link is used up", async () => {
  const email = address();
  const link = await invited(email);
  expect(await stranger().invitation.open(link)).toMatchObject({
    company: tenant.name,
    role: "lead",
    teams: ["Support", "Orders"],
    inviter: tenant.admin.name,
    email,
    state: "open",
    visitor: null,
  });
  await expect(stranger().invitation.accept({ ...link, ...newcomer, password: "password1234" })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  expect(await stranger().invitation.accept({ ...link, ...newcomer })).toEqual({ slug: tenant.slug });
  expect(await memberAt(email)).toMatchObject({
    name: newcomer.name,
    role: "lead",
    teams: tenant.teams.map(({ id }) => id).sort(),
  });
  expect(await userAt(email)).toMatchObject({ name: newcomer.name, locale: "ja", verifiedAt: null });
  expect(await stranger().invitation.open(link)).toMatchObject({ state: "accepted" });
  await expect(stranger().invitation.accept({ ...link, ...newcomer })).rejects.toMatchObject({
    key: "invitation_accepted",
  });
  const rows = await inTenant(db, tenant.tenantId, ({ tx }) =>
    tx.select().from(auditLog).where(eq(auditLog.command, "accept-invitation")),
  );
  expect(rows).toMatchObject([
    { userName: newcomer.name, after: { email, role: "lead", invitedBy: tenant.admin.name } },
  ]);
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${link.secret}|${newcomer.password}|hash`));
  expect((await as(tenant.admin).member.list({ tenant: tenant.slug })).invitations).toMatchObject([
    { email, state: "accepted" },
  ]);
});

test("two acceptances at once: one comes in", async () => {
  const link = await invited(address());
  const done = await Promise.allSettled([1, 2, 3].map(() => stranger().invitation.accept({ ...link, ...newcomer })));
  expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  for (const one of done)
    if (one.status === "rejected") expect((one.reason as { key: string }).key).toMatch(/^invitation_(used|accepted)$/);
  expect((await as(tenant.admin).member.list({ tenant: tenant.slug })).members).toHaveLength(4);
});

test("who has an account signs in and joins with it, and is then in both companies; nobody else does with that link", async () => {
  const person = other.lead;
  const link = await invited(person.email, { role: "executive", teams: [] });
  await expect(stranger().invitation.accept({ ...link, ...newcomer })).rejects.toMatchObject({
    key: "invited_has_account",
  });
  await expect(stranger().invitation.join(link)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  expect(await as(other.admin).invitation.open(link)).toMatchObject({
    visitor: { email: other.admin.email, isInvited: false },
  });
  await expect(as(other.admin).invitation.join(link)).rejects.toMatchObject({ key: "invited_somebody_else" });
  expect(await as(person).invitation.open(link)).toMatchObject({ visitor: { isInvited: true } });
  expect(await as(person).invitation.join(link)).toEqual({ slug: tenant.slug });
  await expect(as(person).invitation.join(link)).rejects.toMatchObject({ key: "invitation_accepted" });
  expect((await as(person).account.tenants()).map(({ slug }) => slug).sort()).toEqual([tenant.slug, other.slug].sort());
  expect(await as(person).tenant.shell({ tenant: tenant.slug })).toMatchObject({ role: "executive" });
  expect(await as(person).tenant.shell({ tenant: other.slug })).toMatchObject({ role: "lead" });
});

test("it is void once who invited may no longer invite, and when no team is left for a lead", async () => {
  const second = await createMember(db, tenant.tenantId, { role: "admin", name: "Second" });
  const [demoted, removed] = [await createMember(db, tenant.tenantId, { role: "admin" }), second];
  const links = [
    await invited(address(), { by: demoted, role: "admin", teams: [] }),
    await invited(address(), { by: removed, role: "executive", teams: [] }),
    await invited(address(), { teams: [tenant.teams[1]?.id ?? ""] }),
  ];
  const admin = { role: "admin" as const, teams: [], deactivated: false };
  await as(tenant.admin).member.change({
    tenant: tenant.slug,
    userId: demoted.userId,
    ...admin,
    role: "executive",
    replaces: admin,
  });
  await as(tenant.admin).member.remove({ tenant: tenant.slug, userId: removed.userId, replaces: admin });
  await as(tenant.admin).settings.saveTeam({
    tenant: tenant.slug,
    id: tenant.teams[1]?.id ?? "",
    name: "Orders",
    archived: true,
    replaces: { name: "Orders", archived: false },
  });
  for (const link of links) {
    expect(await stranger().invitation.open(link)).toMatchObject({ state: "void" });
    await expect(stranger().invitation.accept({ ...link, ...newcomer })).rejects.toMatchObject({
      key: "invitation_void",
    });
    expect(await stranger().invitation.open(link)).toMatchObject({ state: "void" });
  }
  expect(
    (await as(tenant.admin).member.list({ tenant: tenant.slug })).members.filter(({ name }) => name === newcomer.name),
  ).toEqual([]);
});

test("a member who came in another way meanwhile, or is suspended, is told so, and the invitation stays", async () => {
  const email = address();
  const link = await invited(email, { role: "executive", teams: [] });
  const person = await createMember(db, tenant.tenantId, { role: "executive", email, password: newcomer.password });
  await expect(as(person).invitation.join(link)).rejects.toMatchObject({ key: "invited_is_member" });
  const facts = { role: "executive" as const, teams: [], deactivated: false };
  await as(tenant.admin).member.change({
    tenant: tenant.slug,
    userId: person.userId,
    ...facts,
    deactivated: true,
    replaces: facts,
  });
  await expect(as(person).invitation.join(link)).rejects.toMatchObject({ key: "invited_is_deactivated" });
  await expect(
    as(tenant.admin).member.invite({
      tenant: tenant.slug,
      role: "executive",
      teams: [],
      invitations: [{ id: randomUUID(), email }],
    }),
  ).rejects.toMatchObject({ detail: [{ email, reason: "deactivated" }] });
});

test("a secret opens its own company's invitation only; asked too often from one network, there is no answer", async () => {
  const link = await invited(address());
  const network = randomUUID();
  for (const wrong of [
    { ...link, slug: other.slug },
    { ...link, secret: "x".repeat(43) },
    { ...link, slug: "no-such" },
    { ...link, secret: "" },
  ]) {
    await expect(stranger(network).invitation.open(wrong)).rejects.toMatchObject({
      code: "NOT_FOUND",
      key: "not_found",
    });
    await expect(stranger(network).invitation.accept({ ...wrong, ...newcomer })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  }
  await expect(stranger().invitation.sendMail(link)).rejects.toMatchObject({ key: "letter_not_needed" });
  const asked = await Promise.allSettled(Array.from({ length: 300 }, () => stranger(network).invitation.open(link)));
  expect(
    asked.filter((one) => one.status === "rejected" && (one.reason as { key: string }).key === "rate_limited").length,
  ).toBe(4);
  expect(await stranger().invitation.open(link)).toMatchObject({ state: "open" });
});
