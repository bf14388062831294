import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import type { Database, Tx } from "@/db/connection/client";
import { inTenant } from "@/db/connection/scope";
import { strayMonths } from "@/db/queries/tallies/monthly";
import { randomOf } from "@/db/seed/random";
import { createTenant, type TestTenant } from "@/db/testing/tenant";
import type { ImportMapping } from "@/domain/imports/mapping";
import { addDays, type LocalDate } from "@/domain/time/period";
import { importRouter } from "../imports/router";
import { settingsRouter } from "../tenants/settings-router";
import { database } from "../database";
import { log } from "../log";
import { requestOf, serverDatabase } from "../testing";
import { createCaller, router } from "../trpc";
import { recordRouter } from "./router";

const TODAY = "2026-11-23";
const ROUNDS = 200;
const db = serverDatabase();
const open = createCaller(router({ import: importRouter, record: recordRouter, settings: settingsRouter }));
const random = randomOf("sums", "of", "records");
const pick = <T>(options: readonly T[]): T => options[Math.floor(random() * options.length)] as T;
let tenant: TestTenant;
let admin: postgres.Sql;

beforeAll(async () => {
  // Some hundred lost connections, each of which the server would tell of.
  vi.spyOn(log(), "error").mockImplementation(() => undefined);
  admin = postgres(inject("adminUrl"), { max: 1, fetch_types: false, onnotice: () => {} });
  tenant = await createTenant(db, {
    teams: [
      { name: "Support", channels: [{ kind: "phone" }, { kind: "email", cadence: "week" }] },
      { name: "Orders", channels: [{ kind: "phone" }] },
    ],
  });
});
afterAll(() => admin.end());

type Send = (text: string, ...more: unknown[]) => unknown;
const clientOf = (tx: Tx) => (tx as unknown as { session: { client: { unsafe: Send } } }).session.client;

/** The server's pool, whose connection dies about statement `at` of a transaction that writes; counts them. */
function dyingAt(at: number): { database: Database; sent: () => number } {
  const pool = database();
  let sent = 0;
  return {
    sent: () => sent,
    database: {
      ...pool,
      transaction: (work, options = {}) =>
        pool.transaction((tx) => {
          if (options.readOnly) return work(tx);
          const client = clientOf(tx);
          const send = client.unsafe.bind(client);
          const pid = send("select pg_backend_pid() as pid") as Promise<{ pid: number }[]>;
          let count = 0;
          client.unsafe = (text, ...more) => {
            count += 1;
            sent = Math.max(sent, count);
            // As when the server is killed: what this transaction wrote so far is never committed.
            if (count === at)
              void pid.then(([row]) => admin`select pg_terminate_backend(${row?.pid ?? 0})`).catch(() => {});
            return send(text, ...more);
          };
          return work(tx);
        }, options),
    },
  };
}

const day = (): LocalDate => addDays("2026-08-20", Math.floor(random() * 90));
const phone = () => pick(tenant.channels.filter(({ kind }) => kind === "phone"));
const api = () => open(requestOf(tenant.admin, TODAY));
let lastImport: string | null = null;

async function saveCells(): Promise<void> {
  const channel = phone();
  const start = day();
  const measure = pick(["offered", "answered", "resolved"] as const);
  const { rows } = await api().record.month({ tenant: tenant.slug, channel: channel.id, month: start });
  const seen = rows.find((row) => row.start === start)?.values[measure] ?? null;
  await api().record.saveCells({
    tenant: tenant.slug,
    channelId: channel.id,
    start,
    cells: [{ measure, seen, typed: pick([null, Math.floor(random() * 100)]) }],
  });
}

/** Ten days over the end of a month, some new and some changed. */
async function importFile(): Promise<void> {
  const channel = phone();
  const first = pick(["2026-08-27", "2026-09-25", "2026-10-28"]);
  const lines = Array.from({ length: 10 }, (_, i) => `${addDays(first, i)},${Math.floor(random() * 500)}`);
  const mapping: ImportMapping = {
    delimiter: ",",
    headerRow: 0,
    dateOrder: "ymd",
    firstDay: null,
    thresholdSec: null,
    columns: [{ use: "date" }, { use: "measure", measure: "offered", as: "total", unit: "one", per: null }],
    places: [{ team: null, channel: null, channelId: channel.id }],
  };
  const file = {
    tenant: tenant.slug,
    text: `date,offered\n${lines.join("\n")}\n`,
    mapping,
    onExisting: "replace" as const,
  };
  const { fingerprint } = await api().import.preview(file);
  const { id } = await api().import.run({ ...file, key: randomUUID(), fileName: "ten.csv", fingerprint });
  lastImport = id;
}

async function undoImport(): Promise<void> {
  if (!lastImport) return;
  const importId = lastImport;
  lastImport = null;
  await api().import.undo({ tenant: tenant.slug, importId });
}

const strays = () => inTenant(db, tenant.tenantId, strayMonths, { readOnly: true });

test(
  "whatever is written, and wherever its transaction is cut off, every month's sums are those of its records",
  { timeout: 300_000 },
  async () => {
    const kept = globalThis as { tenkanDatabase?: Database };
    const usual = database();
    const ends = { done: 0, lost: 0, refused: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const deed = pick([saveCells, saveCells, importFile, undoImport]);
      kept.tenkanDatabase = usual;
      const dying = dyingAt(random() < 0.75 ? 1 + Math.floor(random() * 14) : -1);
      kept.tenkanDatabase = dying.database;
      const end = await deed().then(
        () => "done" as const,
        (error: { code?: string }) => (error.code === "CONFLICT" ? ("refused" as const) : ("lost" as const)),
      );
      kept.tenkanDatabase = usual;
      ends[end] += 1;
      expect(await strays(), `round ${round}: ${deed.name}, ${end}`).toEqual([]);
    }
    // The rounds did what they are for.
    expect(ends.done).toBeGreaterThan(30);
    expect(ends.lost).toBeGreaterThan(30);
  },
);

test("twenty people write days of one month at once: its sums hold all of them", { timeout: 60_000 }, async () => {
  const channel = tenant.channel("phone", tenant.teams[1]?.id);
  const days = Array.from({ length: 20 }, (_, i) => addDays("2026-05-01", i));
  await Promise.all(
    days.map((start, i) =>
      api().record.saveCells({
        tenant: tenant.slug,
        channelId: channel.id,
        start,
        cells: [{ measure: "offered", seen: null, typed: i + 1 }],
      }),
    ),
  );
  expect(await strays()).toEqual([]);
  const [row] = await admin<{ sum: number }[]>`
    select sum(offered)::int as sum from monthly_tallies where channel_id = ${channel.id} and month = '2026-05-01'`;
  expect(row?.sum).toBe(210);
});

test("a sum that is wrong is found, and put right", async () => {
  const channel = tenant.channel("phone", tenant.teams[1]?.id);
  await admin`update monthly_tallies set offered = offered + 1 where channel_id = ${channel.id} and month = '2026-05-01'`;
  await admin`insert into monthly_tallies (tenant_id, team_id, channel_id, month, cadence, days, until, estimated, offered)
    values (${tenant.tenantId}, ${channel.teamId}, ${channel.id}, '2020-01-01', 'day', 1, '2020-01-02', false, 5)`;
  expect(await strays()).toEqual([
    { channelId: channel.id, month: "2020-01-01" },
    { channelId: channel.id, month: "2026-05-01" },
  ]);
  const asked = { tenant: tenant.slug };
  await expect(open(requestOf(tenant.lead, TODAY)).record.restoreSums(asked)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const place = { team: "Orders", channel: channel.name };
  expect(await api().record.restoreSums(asked)).toMatchObject({
    restored: [
      { ...place, month: "2020-01-01" },
      { ...place, month: "2026-05-01" },
    ],
  });
  expect(await strays()).toEqual([]);
  expect(await api().record.restoreSums(asked)).toMatchObject({ restored: [] });
  const rows =
    await admin`select after from audit_log where tenant_id = ${tenant.tenantId} and command = 'restore-sums'`;
  expect(rows).toEqual([{ after: { restoredMonths: 2 } }]);
});
