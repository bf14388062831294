import { TRPCError } from "@trpc/server";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTenant } from "@/db/connection/scope";
import { createMember, type TestMember } from "@/db/testing/tenant";
import { callerOf, inputOf, type Procedures } from "./calls";
import { createWorld, type World } from "./rows";
import { commandsIn } from "./command-list";
import { SECONDS } from "./second-inputs";
import { appRouter } from "../root";
import { serverDatabase } from "../testing";

const db = serverDatabase();
const procedures = appRouter._def.procedures as unknown as Procedures;
const call = callerOf(appRouter);
const { commands } = await commandsIn(procedures);
const ROUNDS = 2;

/** Which commands touch one thing of a world (calls.ts: their inputs name the same rows). Each command is in one of them. */
const THINGS: Readonly<Record<string, readonly string[]>> = {
  event: ["save-event", "remove-event", "remove-day-memo"],
  "new event": ["add-day-memo"],
  target: ["set-target", "end-target", "remove-target"],
  view: ["save-view", "rename-view", "set-usual-view", "remove-view"],
  "tile order": ["save-tile-order"],
  company: ["save-settings", "save-shown-kpis", "accept-settings", "set-exporters"],
  definitions: ["save-variants", "remove-variants"],
  "special days": ["save-special-days", "remove-special-days"],
  member: ["change-member", "hand-over", "remove-member", "leave-tenant"],
  invitation: ["invite-members", "send-invitation", "revoke-invitation"],
  run: ["save-assessment", "remove-assessment"],
  base: ["save-base-cells"],
  files: ["export-rows", "export-audit-log"],
  "channel and records": [
    "save-channel",
    "save-team",
    "save-cells",
    "save-record-note",
    "import-records",
    "undo-import",
    "restore-sums",
  ],
};

type Input = Readonly<Record<string, unknown>>;
interface Part {
  path: string;
  name: string;
  as: (world: World) => TestMember;
}

/** A team that ends, a channel that ends: what moves records. */
const ENDS: Readonly<Record<string, Input>> = { "save-channel": { archived: true }, "save-team": { archived: true } };

/** Some act as the owner, the others as two admins. */
const partOf = (name: string): Part => {
  const found = commands.find((command) => command.name === name);
  if (!found) throw new Error(`no command is called ${name}`);
  return { name, path: found.path, as: (world) => (SECONDS[name]?.own ? world.lead : world.admin) };
};

async function askOf({ name, path, as }: Part, world: World, second: boolean): Promise<() => Promise<string>> {
  const given = { ...(await inputOf(procedures, path, world, call)), ...ENDS[name] };
  const input = second ? ((await SECONDS[name]?.of(given, world, call)) ?? given) : given;
  return async () => {
    try {
      await call(as(world), path, input);
      return "ok";
    } catch (error) {
      if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR")
        return "key" in error ? String(error.key) : error.code;
      throw error;
    }
  };
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Every row of the company, without what differs from one company to the next. */
async function stateOf(world: World): Promise<string[]> {
  const known = new Map<string, string>();
  JSON.stringify(world, (key, value: unknown) => {
    if (typeof value === "string")
      for (const id of value.match(UUID) ?? []) if (!known.has(id)) known.set(id, `${key}${known.size}`);
    return value;
  });
  const rows = await inTenant(db, world.tenantId, async ({ tx }) => {
    const tables = await tx.execute<{ name: string }>(
      sql`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id' and table_name <> 'tenant_slugs' union select 'tenants'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const key = name === "tenants" ? sql.identifier("id") : sql.identifier("tenant_id");
      const of = await tx.execute<{ row: unknown }>(
        sql`select to_jsonb(t) as row from ${sql.identifier(name)} t where ${key} = ${world.tenantId}`,
      );
      found.push(...of.map(({ row }) => `${name} ${JSON.stringify(row)}`));
    }
    return found;
  });
  return rows
    .map((row) =>
      row
        .replace(/"(token_hash|mail_hash|content|at|[a-z_]+_at|expires_at|expiresAt)":\s*("[^"]*"|null)/g, "")
        .replace(UUID, (id) => known.get(id) ?? "new"),
    )
    .sort();
}

async function worldOf(a: Part, b: Part, second: boolean) {
  const world = await createWorld(db);
  await createMember(db, world.tenantId, { role: "admin", name: "Second admin" });
  return { world, asks: [await askOf(a, world, false), await askOf(b, world, second)] as const };
}

/** What the two leave, one after the other or at once. */
async function leftBy(a: Part, b: Part, second: boolean, order: "ab" | "ba" | "at once"): Promise<string> {
  const {
    world,
    asks: [askA, askB],
  } = await worldOf(a, b, second);
  if (order === "at once") {
    const answers = await Promise.all([askA(), askB()]);
    return JSON.stringify([answers, await stateOf(world)], null, 1);
  }
  const first = order === "ab" ? await askA() : await askB();
  const then = order === "ab" ? await askB() : await askA();
  return JSON.stringify([order === "ab" ? [first, then] : [then, first], await stateOf(world)], null, 1);
}

test("every command is among the things", () => {
  expect(Object.values(THINGS).flat().sort()).toEqual(commands.map(({ name }) => name).sort());
});

describe.each(Object.entries(THINGS))(
  "%s: two commands at once end as one after the other would, to the last row and line of the log",
  (_, names) => {
    const pairs = names.flatMap((a, at) => names.slice(at).map((b) => [a, b] as const));
    test.each(pairs)("%s beside %s", { timeout: 120_000 }, async (nameA, nameB) => {
      const [a, b, second] = [partOf(nameA), partOf(nameB), nameA === nameB];
      const allowed = [await leftBy(a, b, second, "ab"), await leftBy(a, b, second, "ba")];
      for (let round = 0; round < ROUNDS; round += 1) {
        const left = await leftBy(a, b, second, "at once");
        // Two imports at once: the second is told at once, in other words than it would be later.
        const told = left.replace("import_under_way", "import_changed_meanwhile");
        if (!allowed.includes(told)) expect(told).toBe(allowed[0]);
      }
    });
  },
);
