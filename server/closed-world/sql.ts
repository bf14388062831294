import type postgres from "postgres";
import { keyOf } from "./tables";

const REFUSED = "42501";
type Settings = Readonly<Record<string, string>>;
type Answer = string | number;

/** A statement as the app's role with these settings; the code of its error, or how many rows it saw or touched. Nothing stays written. */
async function as(app: postgres.Sql, settings: Settings, statement: string, ...values: string[]): Promise<Answer> {
  const undo = new Error("undo");
  let answer: Answer = "";
  try {
    await app.begin(async (tx) => {
      for (const [name, value] of Object.entries(settings)) await tx`select set_config(${name}, ${value}, true)`;
      const done = await tx.unsafe<{ n: number }[]>(statement, values);
      answer = done[0]?.n ?? done.count;
      throw undo;
    });
  } catch (error) {
    if (error !== undo) answer = (error as { code: string }).code;
  }
  return answer;
}

const count = (table: string) => `select count(*)::int as n from ${table}`;
const insert = (table: string) =>
  `insert into ${table} select * from jsonb_populate_record(null::${table}, $1::text::jsonb)`;

interface Place {
  admin: postgres.Sql;
  app: postgres.Sql;
}
interface Attempt {
  what: string;
  settings: Settings;
  statement: string;
  values?: string[];
  expected: readonly Answer[];
}

async function faults({ app }: Place, table: string, attempts: readonly Attempt[]): Promise<string[]> {
  const found: string[] = [];
  for (const { what, settings, statement, values = [], expected } of attempts) {
    const got = await as(app, settings, statement, ...values);
    if (!expected.includes(got)) found.push(`${table}, ${what}: ${got} instead of ${expected.join(" or ")}`);
  }
  return found;
}

/** What the app's role can see or write of a tenant's table beyond its own tenant's rows; both tenants have rows in it. */
export async function tenantSqlFaults(place: Place, table: string, own: string, foreign: string): Promise<string[]> {
  const key = keyOf(table);
  const rowOf = async (tenant: string) =>
    (
      await place.admin.unsafe<{ row: object }[]>(
        `select to_jsonb(t) as row from ${table} t where ${key} = $1 limit 1`,
        [tenant],
      )
    )[0]?.row;
  const [mine, theirs] = [await rowOf(own), await rowOf(foreign)];
  if (!mine || !theirs) return [`${table} is empty: give it a row in server/closed-world/rows.ts`];
  const all = (await place.admin.unsafe<{ n: number }[]>(`${count(table)} where ${key} = $1`, [own]))[0]?.n ?? 0;
  const [none, set] = [{}, { "app.tenant_id": own }];
  const nothing = [0, REFUSED];
  return faults(place, table, [
    { what: "rows seen without a tenant", settings: none, statement: count(table), expected: [0] },
    { what: "rows seen with a tenant", settings: set, statement: count(table), expected: [all] },
    {
      what: "rows of another seen",
      settings: set,
      statement: `${count(table)} where ${key} <> $1::uuid`,
      values: [own],
      expected: [0],
    },
    {
      what: "a row added without a tenant",
      settings: none,
      statement: insert(table),
      values: [JSON.stringify(mine)],
      expected: [REFUSED],
    },
    {
      what: "a row added for another",
      settings: set,
      statement: insert(table),
      values: [JSON.stringify(theirs)],
      expected: [REFUSED],
    },
    {
      what: "rows changed without a tenant",
      settings: none,
      statement: `update ${table} set ${key} = ${key}`,
      expected: nothing,
    },
    {
      what: "rows of another changed",
      settings: set,
      statement: `update ${table} set ${key} = ${key} where ${key} = $1::uuid`,
      values: [foreign],
      expected: nothing,
    },
    {
      what: "own rows given to another",
      settings: set,
      statement: `update ${table} set ${key} = $1::uuid`,
      values: [foreign],
      expected: [REFUSED],
    },
    {
      what: "rows of another taken",
      settings: set,
      statement: `update ${table} set ${key} = $1::uuid where ${key} <> $1::uuid`,
      values: [own],
      expected: nothing,
    },
    { what: "rows removed without a tenant", settings: none, statement: `delete from ${table}`, expected: nothing },
    {
      what: "rows of another removed",
      settings: set,
      statement: `delete from ${table} where ${key} = $1::uuid`,
      values: [foreign],
      expected: nothing,
    },
  ]);
}

/** What the app's role can see or write of a table of people, without the setting that only server/auth's scope gives. */
export async function peopleSqlFaults(place: Place, table: string, tenant: string, user: string): Promise<string[]> {
  const [sample] = await place.admin.unsafe<{ row: object }[]>(`select to_jsonb(t) as row from ${table} t limit 1`);
  if (!sample) return [`${table} is empty: give it a row`];
  const [column] = Object.keys(sample.row);
  const states: Readonly<Record<string, Settings>> = {
    "nothing set": {},
    "a tenant set": { "app.tenant_id": tenant },
    "a person set": { "app.user_id": user },
    "tenant and person set": { "app.tenant_id": tenant, "app.user_id": user },
    "identity off": { "app.identity": "off" },
    "identity ON": { "app.identity": "ON" },
    "identity true": { "app.identity": "true" },
  };
  const found = await Promise.all(
    Object.entries(states).map(([state, settings]) =>
      faults(place, table, [
        { what: `rows seen, ${state}`, settings, statement: count(table), expected: [0] },
        {
          what: `a row added, ${state}`,
          settings,
          statement: insert(table),
          values: [JSON.stringify(sample.row)],
          expected: [REFUSED],
        },
        {
          what: `rows changed, ${state}`,
          settings,
          statement: `update ${table} set ${column} = ${column}`,
          expected: [0],
        },
        { what: `rows removed, ${state}`, settings, statement: `delete from ${table}`, expected: [0] },
      ]),
    ),
  );
  const seen = await as(place.app, { "app.identity": "on" }, count(table));
  return [...found.flat(), ...(Number(seen) > 0 ? [] : [`${table}, rows seen by server/auth: ${seen}`])];
}
