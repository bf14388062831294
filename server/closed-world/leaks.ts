import { randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";
import type postgres from "postgres";
import type { TestMember } from "@/db/testing/tenant";
import { type Call, idsIn, inputOf, type Procedures, replaced } from "./calls";
import { without } from "./off";
import type { World } from "./rows";
import { keyOf, tenantTables } from "./tables";
import { isFault } from "../fault";

/** Amounts no other world comes near: one of them in an answer, or a sum it is part of, is at least this. */
const FOREIGN_AMOUNT = 90_000_000;
const markOf = ({ tenantId }: World) => `~${tenantId.slice(0, 8)}~`;

/** Gives a world words and amounts that nobody else has, so that a leak of them is seen. */
export async function markWorld(admin: postgres.Sql, world: World): Promise<World> {
  const columns = await admin<{ name: string; column: string }[]>`
    select table_name as name, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type = 'text' and column_name ~ '(^|_)(name|title|email|subject|query|reason)$'`;
  const tables = await tenantTables(admin);
  for (const { name, column } of columns.filter((one) => tables.includes(one.name))) {
    await admin.unsafe(`update ${name} set ${column} = ${column} || $1 where ${keyOf(name)} = $2`, [
      markOf(world),
      world.tenantId,
    ]);
  }
  for (const table of ["records", "monthly_tallies"])
    await admin`update ${admin(table)} set offered = offered + ${FOREIGN_AMOUNT}, answered = answered + ${FOREIGN_AMOUNT} where tenant_id = ${world.tenantId}`;
  return world;
}

/** One line a tenant's table: how many rows of this world it holds, and a sum over all that is in them. */
export async function fingerprint(admin: postgres.Sql, { tenantId }: World): Promise<string[]> {
  const sums = (await tenantTables(admin)).map(
    (name) =>
      `select '${name} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as line from ${name} t where ${keyOf(name)} = '${tenantId}'`,
  );
  return (await admin.unsafe<{ line: string }[]>(sums.join(" union all "))).map(({ line }) => line).sort();
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What a call says: its answer, or the code of its refusal with all that it tells. Whatever stops a call keeps it from telling. */
async function said(call: Call, member: TestMember, path: string, input: unknown): Promise<string> {
  try {
    return JSON.stringify(await call(member, path, input)) ?? "nothing";
  } catch (error) {
    if (isFault(error)) return `${error.code} ${JSON.stringify([error.params, error.detail])}`;
    if (error instanceof TRPCError) return error.code;
    throw error;
  }
}

export interface Place {
  admin: postgres.Sql;
  procedures: Procedures;
  call: Call;
}

/** What a member of `own`, none of the application's checks in the way, sees or changes of `foreign` through `path`. Empty when nothing. */
export async function leaks(
  { admin, procedures, call }: Place,
  path: string,
  own: World,
  foreign: World,
): Promise<string[]> {
  const [input, others] = [await inputOf(procedures, path, own, call), await inputOf(procedures, path, foreign, call)];
  const isQuery = procedures[path]?._def.type === "query";
  const truth = isQuery ? await said(call, own.admin, path, input) : null;
  const before = await fingerprint(admin, foreign);
  const secrets = await idsOf(admin, foreign);
  const found: string[] = [];
  const attempt = async (what: string, given: unknown) => {
    const answer = await said(call, own.admin, path, given);
    const known = new Set(JSON.stringify(given).match(ID));
    const ids = [...new Set(answer.match(ID))].filter((id) => secrets.has(id) && !known.has(id));
    if (ids.length > 0) found.push(`${path}, ${what}: ids of another tenant`);
    if (answer.includes(markOf(foreign))) found.push(`${path}, ${what}: words of another tenant`);
    if ((answer.match(/\d{8,}/g) ?? []).some((digits) => Number(digits) >= FOREIGN_AMOUNT && isAmount(answer, digits)))
      found.push(`${path}, ${what}: amounts of another tenant`);
    return answer;
  };
  await without(["conditions", "rights", "teams"], async () => {
    const answer = await attempt("its own input", input);
    if (truth !== null && answer !== truth)
      found.push(`${path}, its own input: not the answer of its own tenant alone`);
    for (const at of idsIn(input)) {
      const [theirs, nobodys] = [valueAt(others, at), randomUUID()];
      const [told, nothing] = [
        await attempt(`the foreign id ${at.join(".")}`, replaced(input, at, theirs)),
        isQuery ? await said(call, own.admin, path, replaced(input, at, nobodys)) : null,
      ];
      if (nothing !== null && told.replaceAll(String(theirs), "") !== nothing.replaceAll(nobodys, ""))
        found.push(`${path}, the foreign id ${at.join(".")}: not the answer of an id that names nothing`);
    }
    await attempt("all ids foreign", replaced(others, ["tenant"], own.slug));
  });
  const after = await fingerprint(admin, foreign);
  return [
    ...found,
    ...after
      .filter((line, i) => line !== before[i])
      .map((line) => `${path}: changed ${line.split(" ")[0] ?? ""} of another tenant`),
  ];
}

/** A number by itself, not a part of an id or a hash. */
const isAmount = (answer: string, digits: string) => new RegExp(`[:,\\[]${digits}(\\.\\d+)?[,}\\]]`).test(answer);

const valueAt = (input: unknown, path: readonly string[]): unknown =>
  path.reduce((value, key) => (value as Record<string, unknown>)[key], input);

/** Every id that stands in a row of this world. */
async function idsOf(admin: postgres.Sql, { tenantId }: World): Promise<Set<string>> {
  const rows = (await tenantTables(admin)).map(
    (name) => `select t::text as row from ${name} t where ${keyOf(name)} = '${tenantId}'`,
  );
  const found = await admin.unsafe<{ row: string }[]>(rows.join(" union all "));
  return new Set(found.flatMap(({ row }) => row.match(ID) ?? []));
}
