import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from "vitest";
import { createMember, createTenant, testDatabase } from "@/db/testing/tenant";
import { database } from "../database";
import { stubSettings } from "../testing";
import { currentUser, enter, leave, renew } from ".";

interface Cookie {
  name: string;
  value: string;
  options: Record<string, unknown>;
}

// Next's request, which lies outside of us: a browser that keeps what it is given.
const browser = vi.hoisted(() => ({ jar: new Map<string, Cookie>(), forwarded: "192.0.2.1" }));
vi.mock("next/headers", () => ({
  headers: () =>
    Promise.resolve(
      new Headers({
        host: "localhost",
        "x-forwarded-for": browser.forwarded,
        cookie: [...browser.jar.values()].map(({ name, value }) => `${name}=${value}`).join("; "),
      }),
    ),
  cookies: () =>
    Promise.resolve({
      set: (name: string, value: string, options: Record<string, unknown>) =>
        void (value === "" || options["maxAge"] === 0
          ? browser.jar.delete(name)
          : browser.jar.set(name, { name, value, options })),
    }),
}));

const db = testDatabase();
beforeAll(() => {
  stubSettings(inject("appUrl"));
  vi.stubEnv("AUTH_URL", "https://tenkan.example");
});
beforeEach(() => browser.jar.clear());
afterAll(async () => {
  await Promise.all([db.end(), database().end()]);
  vi.unstubAllEnvs();
});

const PASSWORD = "a long enough password";
const NOW = () => new Date();
const person = async () => createMember(db, (await createTenant(db)).tenantId, { role: "lead", password: PASSWORD });

test("over https every cookie is __Host-, Secure, HttpOnly and SameSite=Lax", async () => {
  const { email } = await person();
  expect(await enter(email, PASSWORD, NOW())).toEqual({ ok: true });
  expect([...browser.jar.keys()]).toContain("__Host-tenkan-session");
  for (const { name, options } of browser.jar.values()) {
    expect(name).toMatch(/^__Host-tenkan-/);
    expect(options).toMatchObject({ secure: true, httpOnly: true, sameSite: "lax", path: "/" });
    expect(options).not.toHaveProperty("domain");
  }
});

test("a renewed session has a new cookie; the old one is nobody's", async () => {
  const { email, userId } = await person();
  await enter(email, PASSWORD, NOW());
  const old = browser.jar.get("__Host-tenkan-session");
  const user = await currentUser();
  expect(user).toMatchObject({ id: userId });
  if (user) await renew(user, NOW());
  expect(browser.jar.get("__Host-tenkan-session")?.value).not.toBe(old?.value);
  expect(await currentUser()).toMatchObject({ id: userId, sessionId: user?.sessionId });
  if (old) browser.jar.set(old.name, old);
  expect(await currentUser()).toBeNull();
});

test("signing in anew ends the session this browser had; signing out ends the new one, whoever kept its cookie", async () => {
  const { email } = await person();
  await enter(email, PASSWORD, NOW());
  const first = browser.jar.get("__Host-tenkan-session");
  await enter(email, PASSWORD, NOW());
  const second = browser.jar.get("__Host-tenkan-session");
  if (first) browser.jar.set(first.name, first);
  expect(await currentUser()).toBeNull();
  if (second) browser.jar.set(second.name, second);
  expect(await currentUser()).toMatchObject({ email });
  await leave();
  expect(browser.jar.get("__Host-tenkan-session")).toBeUndefined();
  if (second) browser.jar.set(second.name, second);
  expect(await currentUser()).toBeNull();
});

test("a wrong password sets no cookie, and says for how long to wait once there were too many", async () => {
  const { email } = await person();
  browser.forwarded = "192.0.2.77";
  for (let attempt = 0; attempt < 10; attempt += 1) expect(await enter(email, "wrong", NOW())).toEqual({ ok: false });
  expect(await enter(email, PASSWORD, NOW())).toEqual({ ok: false, waitSec: expect.any(Number) });
  expect(browser.jar.size).toBe(0);
});
