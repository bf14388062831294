import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditChanges } from "@/domain/audit/change";
import { activityOf } from "@/db/queries/mail/activity";
import { auditLog } from "@/db/schema/audit";
import { inTenant } from "@/db/connection/scope";
import { callerOf, inputOf, outcome, type Procedures, WITHOUT_TENANT } from "./calls";
import { createWorld, type World } from "./rows";
import { appRouter } from "../root";
import { serverDatabase } from "../testing";

const db = serverDatabase();
const procedures = appRouter._def.procedures as unknown as Procedures;
const call = callerOf(appRouter);
/** Mutations only because a file does not fit into a URL: they write nothing. */
const READ_ONLY = ["import.inspect", "import.preview"];
const WRITES = Object.keys(procedures).filter(
  (path) => procedures[path]?._def.type === "mutation" && !(path in WITHOUT_TENANT) && !READ_ONLY.includes(path),
);

/** What has to be out of order for a command to have something to write. */
const DISTURBED: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  "record.restoreSums": (world) =>
    inTenant(db, world.tenantId, ({ tx }) =>
      tx.execute(sql`update monthly_tallies set offered = offered + 1 where tenant_id = ${world.tenantId}`),
    ),
};

test.each(WRITES)("%s leaves one row: who, from where, on what, and what changed; no secret", async (path) => {
  const world = await createWorld(db);
  const input = await inputOf(procedures, path, world, call);
  await DISTURBED[path]?.(world);
  const lead = await outcome(call, world.lead, path, input);
  const member = lead === "ok" ? world.lead : world.admin;
  if (lead !== "ok") expect(await outcome(call, member, path, input)).toBe("ok");
  const rows = (await inTenant(db, world.tenantId, ({ tx }) => tx.select().from(auditLog))).filter(
    ({ id }) => id !== world.auditId,
  );
  expect(rows).toMatchObject([
    {
      userId: member.userId,
      userName: member.name,
      network: expect.stringMatching(/^[0-9a-f-]{36}$/),
      requestId: "closed-world",
      subject: expect.stringMatching(/^[a-z-]+(:|$)/),
    },
  ]);
  for (const { before, after } of rows) {
    expect(auditChanges(before, after).length).toBeGreaterThan(0);
    expect(auditChanges(before, after).map(({ field }) => field)).not.toContain("");
    expect(JSON.stringify([before, after])).not.toMatch(/"[^"]*(password|secret|token|hash)[^"]*":/i);
  }
});

// How much mail a company may send grows with the days it records on, which the log knows by the commands' names.
test.each(["record.saveCells", "record.saveBaseCells", "import.run"])("%s makes a day of use", async (path) => {
  const world = await createWorld(db);
  const days = async () => (await inTenant(db, world.tenantId, activityOf)).days;
  const before = await days();
  const input = await inputOf(procedures, path, world, call);
  expect(await outcome(call, world.lead, path, input)).toBe("ok");
  // The world's own row of the log is of another day.
  expect([before, await days()]).toEqual([1, 2]);
});
