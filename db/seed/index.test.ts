import { eq, sql } from "drizzle-orm";
import { verify } from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { JAPANESE_OFFICE } from "@/domain/time/work-calendar";
import { addDays } from "@/domain/time/period";
import { asTenantId } from "@/domain/tenants/tenant";
import { missingOn } from "../queries/records/periods";
import { specialDays } from "../schema/calendar";
import { auditLog } from "../schema/audit";
import { records } from "../schema/record";
import { tenants } from "../schema/tenant";
import { userPasswords, users } from "../schema/user";
import { withClient } from "../roles/roles";
import { inIdentity, inTenant } from "../connection/scope";
import { testDatabase } from "../testing/tenant";
import { uuidOf } from "./identity";
import { demoSignIns, seedDemo } from "./index";

const db = testDatabase("seed test");
const TODAY = "2026-11-23";
const midori = asTenantId(uuidOf("tenant", "midori"));
const hayabusa = asTenantId(uuidOf("tenant", "hayabusa"));
const calendar = { zone: "Asia/Tokyo", fiscalStartMonth: 4, weekStart: "monday" } as const;
const seed = (today: string) => seedDemo({ appUrl: inject("appUrl"), today });

beforeAll(async () => {
  expect((await seed(TODAY)).map(({ slug, state }) => [slug, state])).toEqual([
    ["midori", "made"],
    ["hayabusa", "made"],
  ]);
});
afterAll(() => db.end());

const count = (tenantId: typeof midori) =>
  inTenant(db, tenantId, async ({ tx }) => {
    const tables = [
      "records",
      "customer_months",
      "events",
      "assessments",
      "memberships",
      "channels",
      "teams",
      "targets",
      "invitations",
      "audit_log",
    ];
    const rows = await Promise.all(
      tables.map((table) =>
        tx.execute<{ n: number }>(
          sql`select count(*)::int as n from ${sql.identifier(table)} where tenant_id = ${tenantId}`,
        ),
      ),
    );
    return Object.fromEntries(tables.map((table, i) => [table, rows[i]?.[0]?.n ?? 0]));
  });
const missing = (date: string) =>
  inTenant(db, midori, async (scope) =>
    (await missingOn(scope, { teams: "all", date, calendar, work: JAPANESE_OFFICE })).map(({ name }) => name),
  );

describe("seeding", () => {
  test("makes two fictional tenants, each seeing only its own", async () => {
    for (const [id, name] of [
      [midori, "みどり通販"],
      [hayabusa, "Hayabusa Cloud"],
    ] as const) {
      const rows = await inTenant(db, id, ({ tx }) => tx.select().from(tenants));
      expect(rows).toMatchObject([{ id, name, fictional: true }]);
    }
    expect(await count(midori)).toMatchObject({ teams: 3, channels: 11, memberships: 6, targets: 9, invitations: 2 });
    expect(await count(hayabusa)).toMatchObject({ teams: 2, channels: 6, memberships: 5, targets: 8, invitations: 2 });
  });

  test("yesterday two channels wait to be recorded, and the company desk rests on a Sunday", async () => {
    expect(await missing(addDays(TODAY, -1))).toEqual(["メール", "ビジネスチャット"]);
    expect(await missing(addDays(TODAY, -2))).toEqual([]);
  });

  test("somebody forgets a day now and then; the turn of the year is closed", async () => {
    const forgotten: string[] = [];
    for (let date = "2026-10-01"; date < addDays(TODAY, -1); date = addDays(date, 1))
      forgotten.push(...(await missing(date)));
    expect(new Set(forgotten)).toEqual(new Set(["フォーム", "SNS", "定期便メール", "法人メール"]));
    expect(forgotten.length).toBeLessThan(15);
    const closed = await inTenant(db, midori, ({ tx }) =>
      tx
        .select()
        .from(specialDays)
        .where(sql`tenant_id = ${midori} and day >= '2025-12-01' and day < '2026-02-01'`),
    );
    expect(closed.map(({ day }) => day).sort()).toEqual([
      "2025-12-29",
      "2025-12-30",
      "2025-12-31",
      "2026-01-01",
      "2026-01-02",
      "2026-01-03",
    ]);
  });

  test("one invitation is open and one expired, no link leads in; one member is kept out and cannot sign in", async () => {
    for (const id of [midori, hayabusa]) {
      const [invited, kept] = await inTenant(db, id, ({ tx }) =>
        Promise.all([
          tx.execute<{ open: boolean; token_hash: string; mail_hash: string | null }>(
            sql`select expires_at > ${`${TODAY}T00:00:00Z`}::timestamptz as open, token_hash, mail_hash from invitations where tenant_id = ${id} order by expires_at`,
          ),
          tx.execute<{ user_id: string; at: Date }>(
            sql`select user_id, deactivated_at as at from memberships where tenant_id = ${id} and deactivated_at is not null`,
          ),
        ]),
      );
      expect(invited.map(({ open, mail_hash: mail }) => [open, mail])).toEqual([
        [false, null],
        [true, null],
      ]);
      // What is stored of a secret never looks like this, so no secret opens it.
      for (const { token_hash: hash } of invited) expect([hash, /^[\w-]{43}$/.test(hash)]).toEqual([hash, false]);
      expect(kept).toHaveLength(1);
      const passwords = await inIdentity(db, (tx) =>
        tx
          .select()
          .from(userPasswords)
          .where(eq(userPasswords.userId, kept[0]?.user_id ?? "")),
      );
      expect(passwords).toEqual([]);
    }
  });

  test("the audit log tells of the last weeks, by the company's own people, and only what is true", async () => {
    const rows = await inTenant(db, midori, ({ tx }) =>
      tx.select().from(auditLog).where(eq(auditLog.tenantId, midori)),
    );
    const weeks = rows.filter(({ at }) => at > new Date("2026-10-01T00:00:00Z"));
    expect(weeks.length).toBeGreaterThan(20);
    expect(rows.every(({ at }) => at < new Date(`${TODAY}T00:00:00Z`))).toBe(true);
    expect(new Set(rows.map(({ userName }) => userName))).toEqual(
      new Set(
        ["山口 直子", "佐藤 恵", "中村 彩", "鈴木 健", "高橋 誠"].filter((name) =>
          rows.some(({ userName }) => userName === name),
        ),
      ),
    );
    expect(rows.every(({ network }) => network?.startsWith("203.0.113."))).toBe(true);
    expect(new Set(weeks.map(({ command }) => command))).toEqual(
      new Set(
        [
          "save-team",
          "save-shown-kpis",
          "save-settings",
          "save-cells",
          "save-assessment",
          "set-target",
          "save-event",
        ].filter((name) => weeks.some(({ command }) => command === name)),
      ),
    );
    for (const { subject, after } of weeks.filter(({ command }) => command === "save-cells")) {
      const [, channel = "", start = ""] = subject.split(":");
      const [record] = await inTenant(db, midori, ({ tx }) =>
        tx
          .select()
          .from(records)
          .where(sql`tenant_id = ${midori} and channel_id = ${channel} and start = ${start}`),
      );
      expect(record, subject).toMatchObject(after as object);
    }
  });

  test("the printed passwords open", async () => {
    for (const line of demoSignIns()) {
      const [, email, password] = /(\S+@\S+)\s+(\S+)$/.exec(line) ?? [];
      const [row] = await inIdentity(db, (tx) =>
        tx
          .select({ hash: userPasswords.hash })
          .from(users)
          .innerJoin(userPasswords, eq(userPasswords.userId, users.id))
          .where(eq(users.email, email ?? "")),
      );
      expect(await verify(row?.hash ?? "", password ?? ""), line).toBe(true);
    }
    expect(demoSignIns()).toHaveLength(6);
  });

  test("a second start writes nothing; a later one records up to its yesterday and overwrites nobody", async () => {
    const before = [await count(midori), await count(hayabusa)];
    expect((await seed(TODAY)).map(({ state, records: made }) => [state, made])).toEqual([
      ["current", 0],
      ["current", 0],
    ]);
    expect([await count(midori), await count(hayabusa)]).toEqual(before);
    const email = uuidOf("channel", "midori", "customer-email");
    await inTenant(db, midori, ({ tx }) =>
      tx.insert(records).values({
        tenantId: midori,
        teamId: uuidOf("team", "midori", "customer"),
        channelId: email,
        start: addDays(TODAY, -1),
        until: TODAY,
        cadence: "day",
        received: 1,
        source: "grid",
        updatedBy: uuidOf("user", "midori", "sato"),
        updatedAt: new Date("2026-11-23T00:00:00Z"),
      }),
    );
    const later = addDays(TODAY, 10);
    expect((await seed(later)).map(({ state }) => state)).toEqual(["extended", "extended"]);
    const [typed] = await inTenant(db, midori, ({ tx }) =>
      tx
        .select()
        .from(records)
        .where(sql`channel_id = ${email} and start = ${addDays(TODAY, -1)}`),
    );
    expect(typed).toMatchObject({ received: 1, source: "grid", offers: null });
    expect(await missing(addDays(TODAY, -1))).toEqual([]);
    expect(await missing(addDays(later, -1))).toEqual(["メール", "ビジネスチャット"]);
    const grown = await count(midori);
    expect(grown).toMatchObject({ invitations: 2, memberships: 6 });
    expect(grown["audit_log"] ?? 0).toBeGreaterThan(before[0]?.["audit_log"] ?? 0);
    const [open] = await inTenant(db, midori, ({ tx }) =>
      tx.execute<{ open: boolean }>(
        sql`select max(expires_at) > ${`${later}T00:00:00Z`}::timestamptz as open from invitations where tenant_id = ${midori}`,
      ),
    );
    expect(open?.open).toBe(true);
    expect(grown["customer_months"]).toBe((before[0]?.["customer_months"] ?? 0) + 1);
  });
});

test("a company an older release made gets its people and its log at the next start, on the same day too", async () => {
  const at = addDays(TODAY, 15);
  await seed(at);
  const whole = await count(midori);
  await withClient(inject("adminUrl"), (admin) =>
    admin.unsafe(`delete from invitation_teams where tenant_id = '${midori}'; delete from invitations where tenant_id = '${midori}'; delete from audit_log where tenant_id = '${midori}';
    delete from memberships where tenant_id = '${midori}' and deactivated_at is not null; delete from users where email = 'watanabe@midori.example'`),
  );
  expect((await seed(at)).map(({ state, records: made }) => [state, made])).toEqual([
    ["extended", 0],
    ["current", 0],
  ]);
  expect({ ...(await count(midori)), audit_log: 0 }).toEqual({ ...whole, audit_log: 0 });
  expect((await count(midori))["audit_log"]).toBeGreaterThan(20);
  expect((await seed(at))[0]).toMatchObject({ state: "current" });
});

test("a slug that somebody real has is left alone", async () => {
  const taken = await inIdentity(db, (tx) =>
    tx.execute<{ tenant_id: string }>(sql`select tenant_id from tenant_slugs where slug = 'midori'`),
  );
  expect(taken[0]?.tenant_id).toBe(midori);
  await inIdentity(db, (tx) =>
    tx.execute(sql`update tenant_slugs set tenant_id = ${uuidOf("tenant", "somebody")} where slug = 'midori'`),
  );
  const before = await count(midori);
  expect((await seed(addDays(TODAY, 20)))[0]).toEqual({ slug: "midori", state: "taken", records: 0 });
  expect(await count(midori)).toEqual(before);
  await inIdentity(db, (tx) => tx.execute(sql`update tenant_slugs set tenant_id = ${midori} where slug = 'midori'`));
});
