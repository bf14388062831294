import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { users } from "@/db/schema/user";
import { inIdentity } from "@/db/connection/scope";
import { type TestMember, type TestTenant, withTwoTenants } from "@/db/testing/tenant";
import { invitationRouter } from "./invitation-router";
import { memberRouter } from "./router";
import { requestOf, serverDatabase } from "../testing";
import { createCaller, router } from "../trpc";
import type { Received } from "../mail/testing-mailbox";
import { serverMailbox } from "../mail/testing-server-mailbox";

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

const mailbox = serverMailbox();
const db = serverDatabase();

const open = createCaller(router({ invitation: invitationRouter, member: memberRouter }));
const NOW = new Date("2026-11-23T00:00:00Z");
let tenant: TestTenant;
let other: TestTenant;
beforeEach(async () => {
  mailbox.refuse(false);
  ({ a: tenant, b: other } = await withTwoTenants(db));
});

const as = (member: TestMember) => open(requestOf(member, "2026-11-23"));
const stranger = () => open({ user: null, now: NOW, requestId: "test", network: randomUUID() });
const address = () => `hanako-${randomUUID()}@mailed.example`;
const newcomer = { name: "佐藤 花子", password: "a long enough password", locale: "ja" as const };
const invite = (...emails: string[]) =>
  as(tenant.admin).member.invite({
    tenant: tenant.slug,
    role: "executive",
    teams: [],
    invitations: emails.map((email) => ({ id: randomUUID(), email })),
  });
const linkIn = (url = "") => ({ slug: url.split("/").at(-2) ?? "", secret: url.split("/").at(-1) ?? "" });
const mailed = (letter: Received) => linkIn(letter.link);
const invitations = async () => (await as(tenant.admin).member.list({ tenant: tenant.slug })).invitations;

test("each address gets a letter with a secret of its own, which lets in and shows that its mail is read", async () => {
  const [one, two] = [address(), address()];
  const sent = await invite(one, two);
  expect(sent.map((row) => row.mailed)).toEqual([true, true]);
  const [first, second] = [await mailbox.next(one), await mailbox.next(two)];
  expect(first.text).toContain(`「${tenant.name}」にあなたを役員として招待しています`);
  expect(first.text).toContain("2026年11月30日 9:00まで有効");
  expect(new Set([first.link, second.link, ...sent.map(({ link }) => link)]).size).toBe(4);
  expect((await invitations()).map((row) => row.mailed)).toEqual([true, true]);
  expect(await stranger().invitation.open(mailed(first))).toMatchObject({ via: "mail", enters: true, email: one });
  expect(await stranger().invitation.accept({ ...mailed(first), ...newcomer })).toEqual({ slug: tenant.slug });
  const [user] = await inIdentity(db, (tx) => tx.select().from(users).where(eq(users.email, one)));
  expect(user?.verifiedAt).toEqual(NOW);
});

test("the admin's link shows no address and lets nobody in; it only sends the letter, and not too often", async () => {
  const person = other.lead;
  const [sent] = await invite(person.email);
  const link = linkIn(sent?.link);
  const first = await mailbox.next(person.email);
  const seen = await open(requestOf(person, "2026-11-23")).invitation.open(link);
  expect(seen).toMatchObject({
    via: "link",
    enters: false,
    state: "open",
    email: expect.stringMatching(/^l•••@/),
    visitor: { isInvited: false },
  });
  expect(JSON.stringify(await stranger().invitation.open(link))).not.toContain(person.email);
  await expect(stranger().invitation.accept({ ...link, ...newcomer })).rejects.toMatchObject({
    key: "invitation_needs_mail",
  });
  await expect(as(person).invitation.join(link)).rejects.toMatchObject({ key: "invitation_needs_mail" });
  expect(await stranger().invitation.sendMail(link)).toEqual({ sent: true });
  const second = await mailbox.next(person.email, 2);
  await expect(stranger().invitation.open(mailed(first))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(stranger().invitation.sendMail(mailed(second))).rejects.toMatchObject({ key: "letter_not_needed" });
  expect(await as(person).invitation.join(mailed(second))).toEqual({ slug: tenant.slug });
  await expect(stranger().invitation.sendMail(link)).rejects.toMatchObject({ key: "invitation_accepted" });

  const [again] = await invite(address());
  for (let time = 0; time < 2; time += 1) await stranger().invitation.sendMail(linkIn(again?.link));
  await expect(stranger().invitation.sendMail(linkIn(again?.link))).rejects.toMatchObject({
    key: "letters_to_address",
  });
});

test("a refused letter is told, and nobody waits for a server that takes none; sent again it arrives", async () => {
  mailbox.refuse(true);
  const emails = Array.from({ length: 8 }, address);
  const sent = await invite(...emails);
  expect(sent.map((row) => row.mailed)).toEqual(emails.map(() => false));
  const [row] = await invitations();
  expect(row?.mailed).toBe(false);
  await expect(stranger().invitation.sendMail(linkIn(sent[0]?.link))).rejects.toMatchObject({
    key: "letter_not_taken",
  });
  mailbox.refuse(false);
  expect(
    await as(tenant.admin).member.send({ tenant: tenant.slug, id: row?.id ?? "", replaces: row?.sentAt ?? "" }),
  ).toMatchObject([{ mailed: true }]);
  expect(await stranger().invitation.open(mailed(await mailbox.next(row?.email ?? "")))).toMatchObject({
    state: "open",
    via: "mail",
  });
});
