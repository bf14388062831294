import { afterAll, beforeAll, inject, vi } from "vitest";
import { testDatabase, type TestMember } from "@/db/testing/tenant";
import { database } from "./database";
import type { RequestContext } from "./context";

/** The settings of env.ts, as a test's server has them. Undone by vi.unstubAllEnvs(). */
export function stubSettings(appUrl: string): void {
  const settings = {
    DATABASE_APP_URL: appUrl,
    AUTH_SECRET: "a secret of tests, long enough to pass",
    AUTH_URL: "http://localhost:1",
    SIGN_UPS_PER_HOUR: "100000",
  };
  for (const [key, value] of Object.entries(settings)) vi.stubEnv(key, value);
}

/** Ends the server's pool; the next call opens another. Statements prepared before a change of the role's rights keep the old ones. */
export async function newPool(): Promise<void> {
  await database().end();
  delete (globalThis as { tenkanDatabase?: unknown }).tenkanDatabase;
}

/** A database of tests with the server's own pool on it; call once at the top of a test file. */
export function serverDatabase() {
  const db = testDatabase();
  beforeAll(() => stubSettings(inject("appUrl")));
  afterAll(async () => {
    await Promise.all([db.end(), database().end()]);
    vi.unstubAllEnvs();
  });
  return db;
}

/** What a request of this member carries; `now` by default at 9 in the morning of `today` in Tokyo. */
export const requestOf = (member: TestMember, today: string, now = new Date(`${today}T00:00:00Z`)): RequestContext => ({
  user: { id: member.userId, name: member.name, email: member.email, locale: "ja" },
  now,
  requestId: "test",
  network: "test",
});
