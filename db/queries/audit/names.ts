import { sql } from "drizzle-orm";
import type { TenantScope } from "../../connection/scope";

/** What an id is called today: its name (a KPI's id for a target), and the team it belongs to, if it does. */
export interface NamedThing {
  id: string;
  name: string;
  teamId: string | null;
}

const CHUNK = 5_000;

/** The names of today of whatever these ids mean; what is gone is left out. */
export async function namesOfIds(
  { tx, tenantId }: TenantScope,
  ids: readonly string[],
): Promise<Map<string, NamedThing>> {
  const found = new Map<string, NamedThing>();
  for (let at = 0; at < ids.length; at += CHUNK) {
    const wanted = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids.slice(at, at + CHUNK))}::text::jsonb))`;
    const rows = await tx.execute<{ id: string; name: string; team_id: string | null }>(sql`
      select id, name, null::uuid as team_id from teams where tenant_id = ${tenantId} and id in ${wanted}
      union all select id, name, team_id from channels where tenant_id = ${tenantId} and id in ${wanted}
      union all select user_id, name, null from memberships where tenant_id = ${tenantId} and user_id in ${wanted}
      union all select id, kpi, team_id from targets where tenant_id = ${tenantId} and id in ${wanted}
      union all select id, title, team_id from events where tenant_id = ${tenantId} and id in ${wanted}
      union all select id, name, null from saved_views where tenant_id = ${tenantId} and id in ${wanted}
      union all select id, file_name, null from imports where tenant_id = ${tenantId} and id in ${wanted}
      union all select id, email, null from invitations where tenant_id = ${tenantId} and id in ${wanted}`);
    for (const { id, name, team_id: teamId } of rows) found.set(id, { id, name, teamId });
  }
  return found;
}

const MOST_NAMED = 50;

/** The ids of teams, channels, people and events whose name of today holds the text. */
export async function idsNamed({ tx, tenantId }: TenantScope, text: string): Promise<string[]> {
  const holds = (column: string) => sql`position(lower(${text}) in lower(${sql.identifier(column)})) > 0`;
  const rows = await tx.execute<{ id: string }>(sql`
    select id from teams where tenant_id = ${tenantId} and ${holds("name")}
    union all select id from channels where tenant_id = ${tenantId} and ${holds("name")}
    union all select user_id from memberships where tenant_id = ${tenantId} and ${holds("name")}
    union all select id from events where tenant_id = ${tenantId} and ${holds("title")} limit ${MOST_NAMED}`);
  return rows.map(({ id }) => id);
}
