import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { createDatabase, type Database } from "@/db/connection/client";
import { renewChannels } from "@/db/queries/tallies/monthly";
import { withClient } from "@/db/roles/roles";
import {
  inNewTenant,
  insertChannels,
  insertMembers,
  insertTeams,
  insertTenant,
  insertUsers,
  type NewChannel,
} from "@/db/seed/write";
import type { ChannelKind } from "@/domain/measures/channel";
import { DEFAULT_VARIANTS } from "@/domain/kpi/kpi";
import { measuresOf } from "@/domain/measures/measure";
import { addDays, type LocalDate } from "@/domain/time/period";
import { asTenantId, asUserId } from "@/domain/tenants/tenant";
import type { DatabaseUrls } from "@/db/roles/roles";
import { passwordHash } from "./world";

const DAYS = 90;
const KINDS: readonly ChannelKind[] = ["phone", "email"];
const AT_ONCE = 4;

export interface Neighbour {
  slug: string;
  email: string;
}

/** So many companies of one team, a lead, and 90 days of a phone and a mailbox. PostgreSQL makes the records itself, a tenant a transaction. */
export async function crowd(urls: DatabaseUrls, count: number, today: LocalDate): Promise<Neighbour[]> {
  const db = createDatabase({ url: urls.appUrl, max: AT_ONCE, applicationName: "tenkan bench" });
  const hash = await passwordHash();
  const people = Array.from({ length: count }, (_, i): Neighbour => ({
    slug: `neighbour-${i}`,
    email: `neighbour-${i}@bench.example`,
  }));
  const left = [...people.entries()];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = left.pop(); next; next = left.pop()) await neighbour(db, next[1], { seed: next[0], today, hash });
    }),
  );
  await db.end();
  return people;
}

/** Gathers the statistics the planner reads, as autovacuum would in the night. */
export const analyze = (urls: DatabaseUrls): Promise<void> =>
  withClient(urls.ownerUrl, async (client) => void (await client.unsafe("vacuum analyze")));

async function neighbour(
  db: Database,
  { slug, email }: Neighbour,
  { seed, today, hash }: { seed: number; today: LocalDate; hash: string },
): Promise<void> {
  const [tenantId, userId, teamId] = [asTenantId(randomUUID()), asUserId(randomUUID()), randomUUID()];
  const first = addDays(today, -DAYS);
  const channels = KINDS.map((kind, position): NewChannel => ({
    id: randomUUID(),
    teamId,
    kind,
    name: kind,
    cadence: "day",
    startsOn: first,
    position,
  }));
  await inNewTenant(db, tenantId, async (tx) => {
    await insertTenant(tx, { id: tenantId, slug, name: slug, variants: DEFAULT_VARIANTS });
    await insertTeams(tx, tenantId, [{ id: teamId, name: "Support", position: 0 }]);
    await insertChannels(tx, tenantId, channels);
    await insertUsers(tx, [{ id: userId, email, name: slug, locale: "ja", passwordHash: hash }]);
    await insertMembers(tx, tenantId, [{ userId, role: "lead", name: slug, email, teams: [teamId] }]);
    for (const [at, { id, kind }] of channels.entries())
      await tx.execute(days({ tenantId, teamId, channelId: id, userId, kind, first, seed: seed + at }));
    await renewChannels({ tx, tenantId }, "all");
  });
}

interface Days {
  tenantId: string;
  teamId: string;
  channelId: string;
  userId: string;
  kind: ChannelKind;
  first: LocalDate;
  seed: number;
}

/** 90 days of every measure the channel is asked for. */
function days({ tenantId, teamId, channelId, userId, kind, first, seed }: Days): SQL {
  const ids = measuresOf(kind).map(({ id }) => id);
  const columns = sql.join(
    ids.map((id) => sql.identifier(id)),
    sql`, `,
  );
  const counts = sql.join(
    ids.map((_, i) => sql.raw(`50 + (day * 31 + ${i * 17 + (seed % 40)}) % 40`)),
    sql`, `,
  );
  return sql`insert into records (tenant_id, team_id, channel_id, start, until, cadence, sl_threshold_sec, source, updated_by, updated_at, ${columns})
    select ${tenantId}::uuid, ${teamId}::uuid, ${channelId}::uuid, ${first}::date + day, ${first}::date + day + 1, 'day', 20, 'import', ${userId}::uuid, now(), ${counts}
    from generate_series(0, ${DAYS - 1}::int) as day`;
}
