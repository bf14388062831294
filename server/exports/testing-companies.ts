import { randomUUID } from "node:crypto";
import type { Database, Tx } from "@/db/connection/client";
import { auditLog } from "@/db/schema/audit";
import { variantChanges } from "@/db/schema/variant-change";
import { inTenant } from "@/db/connection/scope";
import { insertCustomerMonths, insertRecords, type NewChannel, type NewRecord } from "@/db/seed/write";
import { createMember, createTenant, type TestMember, type TestTenant } from "@/db/testing/tenant";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { addDays, addMonths } from "@/domain/time/period";

/** Nobody's id: whoever wrote the row has left. */
const LEFT = "00000000-0000-4000-8000-00000000dead";
const AT = new Date("2026-11-02T23:59:30Z");

const record = (channel: NewChannel, start: string, by: string, counts: Partial<NewRecord>): NewRecord => ({
  teamId: channel.teamId,
  channelId: channel.id,
  start,
  until: addDays(start, 1),
  cadence: "day",
  source: "grid",
  updatedBy: by,
  updatedAt: AT,
  ...counts,
});

/** Days of counts that differ, none of them by chance. */
const days = (channel: NewChannel, from: string, count: number, by: string): NewRecord[] =>
  Array.from({ length: count }, (_, i) =>
    record(channel, addDays(from, i), by, {
      offered: 100 + (i % 37),
      answered: 80 + (i % 19),
      abandoned: i % 7,
      answered_in_threshold: 60 + (i % 11),
      handled: 80 + (i % 19),
      handle_sec: 30_000 + 13 * (i % 53),
      labour_cost: 123_450 + i,
      source: i % 3 === 0 ? "import" : "grid",
    }),
  );

const defined = (tx: Tx, of: TestTenant, start: string, variants: Partial<typeof DEFAULT_VARIANTS>) =>
  tx.insert(variantChanges).values({
    tenantId: of.tenantId,
    createdBy: of.admin.userId,
    start,
    variants: { ...DEFAULT_VARIANTS, ...variants },
  });

const base = (tx: Tx, of: TestTenant) =>
  insertCustomerMonths(
    tx,
    of.tenantId,
    Array.from({ length: 4 }, (_, i) => ({
      start: addMonths("2026-07-01", i),
      source: i === 1 ? ("import" as const) : ("grid" as const),
      updatedBy: i === 2 ? LEFT : of.admin.userId,
      updatedAt: AT,
      customers_start: 1_000 + 10 * i,
      customers_churned: i === 3 ? null : 20 + i,
      customers_end: 1_010 + 10 * i,
      mrr_start: 98_765_400 + i,
    })),
  );

/** A Japanese company whose names a spreadsheet would take for formulas, separators and quotes. */
export async function komorebi(db: Database): Promise<TestTenant> {
  const company = await createTenant(db, {
    tenant: { name: "こもれび" },
    teams: [
      {
        name: 'お客様, "サポート"',
        channels: [{ kind: "phone", name: "=電話" }, { kind: "email", name: "メール;=1+1" }, { kind: "chat" }],
      },
      { name: "@受注", channels: [{ kind: "phone", name: "受注 電話" }, { kind: "web_form" }] },
    ],
  });
  const writer = await createMember(db, company.tenantId, { role: "admin", name: "+鈴木 \u301c 健" });
  const [phone, mail] = [company.channel("phone", company.teams[0].id), company.channel("email")];
  await inTenant(db, company.tenantId, async ({ tx }) => {
    await insertRecords(tx, company.tenantId, [
      ...days(phone, "2026-09-01", 61, writer.userId),
      record(phone, "2026-11-01", LEFT, { offered: 10, answered: null, slThresholdSec: 30, answered_in_threshold: 5 }),
      record(mail, "2026-10-05", writer.userId, {
        received: 12,
        handled: 11,
        handle_sec: 4_000,
        until: "2026-10-12",
        cadence: "week",
        source: "demo",
        estimated: true,
        estimates: ["handle_sec"],
        note: "=cmd|' /C calc'!A0",
      }),
      ...days(company.channel("phone", company.teams[1]?.id), "2023-11-06", 2_100, writer.userId),
    ]);
    await base(tx, company);
    await defined(tx, company, "2026-10-15", { serviceLevel: "answered" });
    await entries(tx, company, writer);
  });
  return company;
}

/** An English one that counts in dollars, on London's clock. */
export async function harbour(db: Database): Promise<TestTenant> {
  const company = await createTenant(db, {
    tenant: { name: "Harbour", currency: "USD", zone: "Europe/London", locale: "en", fiscalStartMonth: 1 },
    teams: [
      { name: "Desk -1", channels: [{ kind: "phone", name: "-2+3" }, { kind: "social" }] },
      { name: " Night\tdesk", channels: [{ kind: "phone", name: "Line\u00a52" }] },
      { name: "Third", channels: [{ kind: "chat" }] },
    ],
  });
  const writer = await createMember(db, company.tenantId, { role: "lead", name: 'O\'Neil, "Pat"' });
  await inTenant(db, company.tenantId, async ({ tx }) => {
    await insertRecords(tx, company.tenantId, [
      ...days(company.channel("phone", company.teams[0].id), "2026-10-01", 31, writer.userId),
      ...days(company.channel("phone", company.teams[1]?.id), "2026-10-20", 9, LEFT),
    ]);
    await base(tx, company);
    await entries(tx, company, writer);
  });
  return company;
}

/** What was done, with every kind of value the log tells of. */
async function entries(tx: Tx, of: TestTenant, writer: TestMember): Promise<void> {
  const phone = of.channel("phone");
  const rows: Partial<typeof auditLog.$inferInsert>[] = [
    {
      command: "save-team",
      subject: `team:${of.teams[0].id}`,
      before: { name: "A", archived: false },
      after: { name: "=B", archived: true },
    },
    {
      command: "save-cells",
      subject: `record:${phone.id}:2026-10-01`,
      before: { offered: null },
      after: { offered: 1_200, labour_cost: 120_050 },
    },
    {
      command: "set-target",
      subject: `target:${randomUUID()}`,
      after: {
        kpi: "answer_rate",
        teamId: of.teams[0].id,
        low: 0.925,
        high: null,
        start: "2026-10-01",
        until: "2026-12-01",
      },
    },
    {
      command: "set-exporters",
      subject: "settings",
      before: { exporters: ["lead", "executive"] },
      after: { exporters: [] },
    },
    {
      command: "save-settings",
      subject: "settings",
      before: { workdays: [1, 2], fiscalStartMonth: 4, locale: "ja" },
      after: { workdays: [6], fiscalStartMonth: 10, locale: "en" },
    },
    {
      command: "remove-event",
      subject: `event:${randomUUID()}`,
      before: { title: "移転\n2行目", kind: "note", teamId: of.teams[0].id },
    },
    {
      command: "save-assessment",
      subject: `assessment:${randomUUID()}`,
      after: { answers: [true, false, true, false], notes: { s3: "電話, 多い", run: '"初回"' } },
    },
    {
      command: "change-member",
      subject: `member:${writer.userId}`,
      before: { role: "lead" },
      after: { role: "admin" },
      network: null,
    },
    { command: "do-odd-things", subject: "odd:thing", after: { odd_one: 1.5, list: [] }, userName: null },
    { command: "save-tile-order", subject: "tiles:home", before: { tiles: ["nps"] }, after: { tiles: ["fcr", "nps"] } },
    ...Array.from({ length: 1_100 }, (_, i) => ({
      command: "save-event",
      subject: "event:x",
      after: { title: `催し ${i}` },
      at: new Date(Date.UTC(2026, 8, 1, 0, i)),
    })),
  ];
  await tx.insert(auditLog).values(
    rows.map((row, i) => ({
      tenantId: of.tenantId,
      id: randomUUID(),
      at: new Date(Date.UTC(2026, 9, 25, 0, 30 * i, 5)),
      userId: writer.userId,
      userName: writer.name,
      network: "203.0.113.7",
      subject: "x",
      command: "x",
      requestId: `request-${i}`,
      ...row,
    })),
  );
}
