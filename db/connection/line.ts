import { sql } from "drizzle-orm";
import type { TenantScope } from "./scope";

/**
 * Lines in which changes of one thing wait for one another, whether or not it has a row yet. A transaction that needs
 * several joins them in this order, so that no two ever wait for each other.
 */
type Line =
  | "import"
  | "members"
  | "structure"
  | "channel"
  | "record"
  | "tallies"
  | "month"
  | "target"
  | "variants"
  | "special-days"
  | "event"
  | "assessment"
  | "views";

const keyOf = ({ tenantId }: TenantScope, line: Line, of: string) => `${line}:${tenantId}:${of}`;
const numberOf = (key: string) => sql`hashtextextended(${key}, 0)`;

/** Waits until nobody else changes this thing (`of`: which one, where there are several); it is ours until the transaction ends. What is read afterwards is what stands. */
export async function joinLine(scope: TenantScope, line: Exclude<Line, "channel" | "record">, of = ""): Promise<void> {
  await scope.tx.execute(sql`select pg_advisory_xact_lock(${numberOf(keyOf(scope, line, of))})`);
}

/** The same without waiting: false where somebody is at it. */
export async function joinEmptyLine(scope: TenantScope, line: "import"): Promise<boolean> {
  const rows = await scope.tx.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(${numberOf(keyOf(scope, line, ""))}) as free`,
  );
  return rows[0]?.free === true;
}

/** For one record: others of its channel go on, whoever wants all of the channel's waits. */
export async function joinRecordLine(scope: TenantScope, channelId: string, start: string): Promise<void> {
  const [channel, record] = [keyOf(scope, "channel", channelId), keyOf(scope, "record", `${channelId}:${start}`)];
  await scope.tx.execute(sql`select pg_advisory_xact_lock_shared(${numberOf(channel)})`);
  await scope.tx.execute(sql`select pg_advisory_xact_lock(${numberOf(record)})`);
}

/** For every record of these channels, those not yet written included: imports, their undo, and what changes a channel itself. */
export async function joinChannelLines(scope: TenantScope, channelIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(channelIds)].sort()) {
    await scope.tx.execute(sql`select pg_advisory_xact_lock(${numberOf(keyOf(scope, "channel", id))})`);
  }
}
