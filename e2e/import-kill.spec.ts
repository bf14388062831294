import { randomUUID } from "node:crypto";
import { request as requests, test } from "@playwright/test";
import postgres from "postgres";
import { call } from "./support/call";
import { newCompany } from "./support/company";
import { expect } from "./support/expect";
import { freePort, kill, serve, settingsOf } from "./support/server";

const databaseUrl = process.env.TEST_APP_URL ?? "";
if (!databaseUrl)
  console.warn(
    "SKIPPED: TEST_APP_URL is not set, so no server can be killed in the middle of an import (npm test sets it)",
  );
test.skip(!databaseUrl, "needs a database of its own");
test.setTimeout(300_000);

const ROWS = 9_000;
const BLOCKED_AT = 7_000;
const FIRST_DAY = Date.UTC(2000, 0, 1);
const day = (index: number) => new Date(FIRST_DAY + index * 86_400_000).toISOString().slice(0, 10);
const TEXT = [
  "日付,着信件数,応答件数,放棄件数",
  ...Array.from({ length: ROWS }, (_, i) => `${day(i)},${100 + (i % 50)},90,${10 + (i % 50)}`),
].join("\r\n");

interface Looked {
  mapping: object;
  targets: { id: string; teamId: string; kind: string }[];
}
interface Run {
  rowsNew: number;
}

test("kill -9 in the middle of an import leaves nothing of it; the next server takes it whole", async () => {
  const port = await freePort();
  const env = settingsOf(port, databaseUrl);
  const sql = postgres(databaseUrl, { max: 4 });
  let server = await serve(env);
  const request = await requests.newContext({ baseURL: env.AUTH_URL });
  try {
    const tenant = await newCompany(request, "kill");
    const tenantId = await tenantOf(sql, tenant);
    const looked = await call<Looked>(request, "import.inspect", {
      tenant,
      text: TEXT,
      delimiter: null,
      headerRow: null,
      placeColumns: null,
      channelId: null,
    });
    const phone = looked.targets.find(({ kind }) => kind === "phone");
    if (!phone) throw new Error("the company has no phone");
    const { fingerprint } = await call<{ fingerprint: string }>(request, "import.preview", {
      tenant,
      text: TEXT,
      mapping: looked.mapping,
      onExisting: "replace",
    });
    const input = {
      tenant,
      key: randomUUID(),
      fileName: "nine-thousand.csv",
      text: TEXT,
      mapping: looked.mapping,
      onExisting: "replace",
      fingerprint,
    };

    const backend = await inTheWay(sql, tenantId, phone, async () => {
      const answer = call<Run>(request, "import.run", input).then(
        () => "answered",
        () => "cut off",
      );
      const held = await heldUp(sql);
      await kill(server);
      expect(await answer).toBe("cut off");
      return held;
    });
    await expect.poll(() => alive(sql, backend)).toBe(false);
    expect(await stored(sql, tenantId)).toEqual({ records: 0, imports: 0, rows: 0, audits: 0 });

    server = await serve(env);
    expect(await call<Run>(request, "import.run", input)).toMatchObject({ rowsNew: ROWS });
    expect(await call<Run>(request, "import.run", input)).toMatchObject({ rowsNew: ROWS });
    expect(await stored(sql, tenantId)).toEqual({ records: ROWS, imports: 1, rows: ROWS, audits: 1 });

    // And the other side of the commit: what was acknowledged is there, however the server ends right after.
    await kill(server);
    expect(await stored(sql, tenantId)).toEqual({ records: ROWS, imports: 1, rows: ROWS, audits: 1 });
  } finally {
    await kill(server);
    await request.dispose();
    await sql.end();
  }
});

type Sql = postgres.Sql;

async function tenantOf(sql: Sql, slug: string): Promise<string> {
  const rows = await sql.begin(async (tx) => {
    await tx`select set_config('app.identity', 'on', true)`;
    return tx<{ id: string }[]>`select tenant_id as id from tenant_slugs where slug = ${slug}`;
  });
  return rows[0]?.id ?? "";
}

/** Holds one day of the file in an open transaction, so that the import stands still in its middle while `work` runs. */
async function inTheWay<T>(
  sql: Sql,
  tenantId: string,
  phone: { id: string; teamId: string },
  work: () => Promise<T>,
): Promise<T> {
  let result: { value: T } | undefined;
  const rollback = new Error("rolled back on purpose");
  await sql
    .begin(async (tx) => {
      await tx`select set_config('app.tenant_id', ${tenantId}, true)`;
      await tx`insert into records (tenant_id, team_id, channel_id, start, until, cadence, source, updated_by, updated_at)
      values (${tenantId}, ${phone.teamId}, ${phone.id}, ${day(BLOCKED_AT)}, ${day(BLOCKED_AT + 1)}, 'day', 'grid', ${randomUUID()}, now())`;
      result = { value: await work() };
      throw rollback;
    })
    .catch((error: unknown) => {
      if (error !== rollback) throw error;
    });
  if (!result) throw new Error("the work did not run");
  return result.value;
}

/** The backend of the import, once it has written part of its rows and waits for the day that is held. */
async function heldUp(sql: Sql): Promise<number> {
  let pid = 0;
  await expect
    .poll(
      async () => {
        const rows = await sql<
          { pid: number }[]
        >`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
      and backend_xid is not null and query ilike '%insert into records%' and pid <> pg_backend_pid()`;
        pid = rows[0]?.pid ?? 0;
        return pid;
      },
      { intervals: [20] },
    )
    .toBeGreaterThan(0);
  return pid;
}

const alive = async (sql: Sql, pid: number) => (await sql`select from pg_stat_activity where pid = ${pid}`).length > 0;

async function stored(sql: Sql, tenantId: string) {
  const [row] = await sql.begin(async (tx) => {
    await tx`select set_config('app.tenant_id', ${tenantId}, true)`;
    return tx`select (select count(*)::int from records where tenant_id = ${tenantId}) as records, (select count(*)::int from imports where tenant_id = ${tenantId}) as imports,
      (select count(*)::int from import_rows where tenant_id = ${tenantId}) as rows, (select count(*)::int from audit_log where tenant_id = ${tenantId} and command = 'import-records') as audits`;
  });
  return { ...row };
}
