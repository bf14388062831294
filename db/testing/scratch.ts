import { randomUUID } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { asTenantId, type TenantId } from "@/domain/tenants/tenant";
import type { TenantScope } from "../connection/scope";
import { withClient } from "../roles/roles";

/** A table under the same row-level security as the product's, for tests of the connections themselves. */
export async function createNotes(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.unsafe("drop table if exists scratch_notes");
    await client.unsafe(
      "create table scratch_notes (id bigint generated always as identity, tenant_id uuid not null, body text not null)",
    );
    await client.unsafe("alter table scratch_notes enable row level security");
    await client.unsafe("alter table scratch_notes force row level security");
    const own = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid";
    await client.unsafe(`create policy own on scratch_notes using (${own}) with check (${own})`);
  });
}

export const dropNotes = (ownerUrl: string) =>
  withClient(ownerUrl, (client) => client.unsafe("drop table if exists scratch_notes"));

export const newTenant = (): TenantId => asTenantId(randomUUID());

/** Writes for whichever tenant the connection is set to at that moment: what shows a leak. */
export const writeNote = ({ tx }: TenantScope, body: string) =>
  tx.execute(sql`insert into scratch_notes (tenant_id, body) values (current_setting('app.tenant_id')::uuid, ${body})`);

/** The tenants and bodies of every note the connection shows at that moment. */
export async function readNotes({ tx }: TenantScope): Promise<{ tenantId: string; body: string }[]> {
  const rows = await tx.execute<{ tenant_id: string; body: string }>(sql`select tenant_id, body from scratch_notes`);
  return rows.map((row) => ({ tenantId: row.tenant_id, body: row.body }));
}

export async function backendPid({ tx }: Pick<TenantScope, "tx">): Promise<number> {
  const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
}

/** The processes of a cluster, the postmaster first: for stopping and freezing it. */
export function processesOf({ dataDir }: { dataDir: string }): [number, ...number[]] {
  const postmaster = Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster)
    .map(Number);
  return [postmaster, ...children];
}

function parentOf(pid: string): number | undefined {
  try {
    // After the name, which may hold anything: the state, then the parent.
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1]);
  } catch {
    return undefined;
  }
}
