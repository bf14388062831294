import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { users } from "@/db/schema/user";
import { inIdentity } from "@/db/connection/scope";
import { createMember, createTenant, type TestMember } from "@/db/testing/tenant";
import { serverMailbox } from "../mail/testing-server-mailbox";
import { createApi } from "../root";
import { serverDatabase } from "../testing";
import { makeLink } from "./mail-link";
import { changePassword } from "./profile";
import { resetLink } from "./reset";
import type { SessionUser } from "./session";

const db = serverDatabase();
const mailbox = serverMailbox();

const NOW = new Date("2026-11-24T00:00:00Z");
const [PASSWORD, NEXT] = ["a long enough password", "another long password"];
const api = (user: SessionUser | null = null) =>
  createApi({ user, now: NOW, requestId: "test", network: randomUUID() }).account;
const userOf = ({ userId, name, email }: TestMember): SessionUser => ({ id: userId, name, email, locale: "ja" });
const secretOf = (link: string) => new URL(link).pathname.split("/").at(-1) ?? "";
const emailOf = async (userId: string) =>
  (await inIdentity(db, (tx) => tx.select({ email: users.email }).from(users).where(eq(users.id, userId))))[0]?.email ??
  "";

/** Links of a person, each made at its own door, and what whoever holds it could do with it. */
const LINKS: Readonly<
  Record<string, (member: TestMember) => Promise<{ purpose: "reset" | "address"; secret: string }>>
> = {
  "a reset asked for by mail": async ({ email }) => {
    await api().forgot({ email, locale: "ja" });
    return { purpose: "reset", secret: secretOf((await mailbox.next(email)).link) };
  },
  "a reset made on the server (npm run reset-link)": async ({ email }) => ({
    purpose: "reset",
    secret: secretOf((await resetLink(email, NOW)).link),
  }),
  "a change of address": async (member) => {
    const email = `${randomUUID()}@thief.example`;
    await api(userOf(member)).changeAddress({ email, password: PASSWORD });
    return { purpose: "address", secret: secretOf((await mailbox.next(email)).link) };
  },
};
/** A link of its own for the change itself, beside those that stand already: one purpose has one link at its door. */
const another = (member: TestMember, purpose: "reset" | "address", email: string) =>
  inIdentity(db, async (tx) => {
    const [row] = await tx.select({ id: users.id }).from(users).where(eq(users.id, member.userId));
    return makeLink(tx, { purpose, userId: row?.id ?? null, email }, NOW);
  });
const address = async (member: TestMember, email: string) =>
  api().confirmAddress({ secret: await another(member, "address", email) });

const CHANGES: Readonly<Record<string, (member: TestMember) => Promise<unknown>>> = {
  "the password is changed": (member) =>
    changePassword(
      { current: PASSWORD, next: NEXT },
      { user: userOf(member), now: NOW, requestId: "test", network: randomUUID() },
    ),
  "the password is reset": async (member) =>
    api().reset({ secret: await another(member, "reset", member.email), password: NEXT }),
  "the address is changed": (member) => address(member, `${randomUUID()}@new.example`),
  "the address is changed, and back again": async (member) => {
    await address(member, `${randomUUID()}@new.example`);
    await address(member, member.email);
  },
};

describe("what changes an address or a password ends every pending link of that person", () => {
  const pairs = Object.keys(LINKS).flatMap((made) => Object.keys(CHANGES).map((changed) => [made, changed] as const));
  test.each(pairs)("%s, then %s", async (made, changed) => {
    const { tenantId } = await createTenant(db);
    const [member, other] = await Promise.all(
      [1, 2].map(() => createMember(db, tenantId, { role: "lead", password: PASSWORD })),
    );
    if (!member || !other) throw new Error("no members");
    const [link, others] = [await LINKS[made]?.(member), await LINKS[made]?.(other)];
    if (!link || !others) throw new Error("no link");
    expect(await api().link(link), "it works before").toMatchObject({ email: expect.any(String) });
    await CHANGES[changed]?.(member);
    const email = await emailOf(member.userId);
    expect(await api().link(link)).toBeNull();
    const used =
      link.purpose === "reset"
        ? api().reset({ secret: link.secret, password: "what the thief would choose" })
        : api().confirmAddress({ secret: link.secret });
    await expect(used).rejects.toMatchObject({ key: "link_spent" });
    expect(await emailOf(member.userId)).toBe(email);
    expect(await api().link(others), "another person's stays").not.toBeNull();
  });
});

test("whoever writes a person's address or password says that their links end", () => {
  const writers = readdirSync("server", { recursive: true, encoding: "utf8" })
    .map((path) => `server/${path}`)
    .filter((path) => path.endsWith(".ts") && !/\.test\.ts$|\/testing/.test(path))
    .filter((path) =>
      /update\(userPasswords\)|insert\(userPasswords\)|update\(users\)\.set\(\{[^}]*\bemail:/.test(
        readFileSync(path, "utf8"),
      ),
    );
  /** Where nothing can be pending: the person is made there, or the same password is hashed anew. */
  const excepted = [
    "server/accounts/commands/sign-up.ts",
    "server/auth/credentials.ts",
    "server/members/commands/accept-invitation.ts",
  ];
  expect(writers.filter((path) => !readFileSync(path, "utf8").includes("endLinks(tx,")).sort()).toEqual(excepted);
  expect(writers.length).toBeGreaterThan(excepted.length);
});
