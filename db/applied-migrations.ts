import { sql } from "drizzle-orm";
import type { Database } from "./connection/client";
import journal from "./migrations/meta/_journal.json";

/** When each migration of this build was made: the name the migrator's own table knows it by. */
export const MIGRATIONS: readonly number[] = journal.entries.map(({ when }) => when);

/** How many of this build's migrations the database lacks. Those of a newer build are no reason to stop: it expands before it contracts. */
export async function missingMigrations(db: Database): Promise<number> {
  const known = sql.join(
    MIGRATIONS.map((when) => sql`${when}::bigint`),
    sql`, `,
  );
  const [row] = await db.transaction(
    (tx) =>
      tx.execute<{ applied: number }>(sql`
    select count(distinct created_at)::int as applied from drizzle.__drizzle_migrations where created_at in (${known})`),
    { readOnly: true },
  );
  return MIGRATIONS.length - (row?.applied ?? 0);
}
