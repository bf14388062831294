import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { inTenant } from "../connection/scope";
import { insertRecords } from "../seed/write";
import { createTenant, testDatabase, withTwoTenants } from "./tenant";

const db = testDatabase();
afterAll(() => db.end());

test("a test tenant has teams, channels and one member a role; a lead one team", async () => {
  const tenant = await createTenant(db);
  const [row] = await inTenant(db, tenant.tenantId, ({ tx }) =>
    tx.execute<Record<"teams" | "channels" | "members" | "links", number>>(sql`
    select (select count(*)::int from teams) as teams, (select count(*)::int from channels) as channels,
      (select count(*)::int from memberships) as members, (select count(*)::int from membership_teams) as links`),
  );
  expect(row).toEqual({ teams: 2, channels: 5, members: 3, links: 1 });
});

test("records written in one are not seen from the other", async () => {
  const { a, b } = await withTwoTenants(db);
  const { id: channelId, teamId } = a.channel("phone");
  await inTenant(db, a.tenantId, ({ tx }) =>
    insertRecords(tx, a.tenantId, [
      {
        teamId,
        channelId,
        start: "2026-04-01",
        until: "2026-04-02",
        cadence: "day",
        slThresholdSec: 20,
        cesScale: "1-7",
        offered: 10,
        answered: 0,
        source: "grid",
        updatedBy: a.admin.userId,
        updatedAt: new Date("2026-04-02T00:00:00Z"),
      },
    ]),
  );
  const seen = ({ tx }: { tx: Parameters<typeof insertRecords>[0] }) =>
    tx.execute(sql`select offered, answered, abandoned, sl_threshold_sec from records`);
  expect(await inTenant(db, a.tenantId, seen)).toEqual([
    { offered: "10", answered: "0", abandoned: null, sl_threshold_sec: 20 },
  ]);
  expect(await inTenant(db, b.tenantId, seen)).toEqual([]);
});
