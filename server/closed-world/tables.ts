import type postgres from "postgres";

/** Tables that belong to no tenant, each with the reason. Everything else is a tenant's table. */
export const GLOBAL_TABLES: Readonly<Record<string, string>> = {
  users: "a person may belong to several tenants",
  user_passwords: "belongs to a person",
  sessions: "belongs to a person, and is read before a tenant is known",
  mail_links: "belongs to a person, or to one who is not there yet",
  rate_limits: "counts attempts of strangers",
  tenant_slugs: "read before a tenant is known; holds nothing but the id",
};
/** Where the tenant's id is not called tenant_id. */
const KEY_OF: Readonly<Record<string, string>> = { tenants: "id" };
/** Policies beside the isolation itself, each with the reason. */
const MORE_POLICIES: Readonly<Record<string, string>> = {
  "memberships.own_memberships": "a person sees in which tenants they are, before one is chosen",
};
const ISOLATION = "nullif(current_setting('app.tenant_id', true), '')::uuid";
const IDENTITY = "current_setting('app.identity', true) = 'on'";

export const keyOf = (table: string): string => KEY_OF[table] ?? "tenant_id";

interface TableFacts {
  name: string;
  enabled: boolean;
  forced: boolean;
  nullable: boolean | null;
  type: string | null;
}
interface IndexFacts {
  name: string;
  first: string;
  label: string;
}
interface ForeignKeyFacts {
  name: string;
  label: string;
  from: string;
  to: string;
  target: string;
}
interface PolicyFacts {
  name: string;
  policy: string;
  command: string;
  permissive: string;
  reads: string | null;
  writes: string | null;
}

/** The names of the tables that hold tenants' rows. */
export async function tenantTables(admin: postgres.Sql): Promise<string[]> {
  const rows = await admin<
    { name: string }[]
  >`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`;
  return rows.map(({ name }) => name).filter((name) => !(name in GLOBAL_TABLES));
}

/** What the catalogue says against "every table is closed by its tenant", one line each. */
export async function openTables(admin: postgres.Sql): Promise<string[]> {
  const tables = await admin<TableFacts[]>`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, not a.attnotnull as nullable, format_type(a.atttypid, null) as type
    from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attname = case c.relname when 'tenants' then 'id' else 'tenant_id' end
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;
  const policies = await admin<PolicyFacts[]>`
    select tablename as name, policyname as policy, cmd as command, permissive, qual as reads, with_check as writes from pg_policies where schemaname = 'public'`;
  const closed = tables.flatMap((table) => [
    ...(table.enabled && table.forced ? [] : [`${table.name}: row-level security is not enabled and forced`]),
    ...policyFaults(
      table.name,
      policies.filter(({ name }) => name === table.name),
    ),
    ...(table.name in GLOBAL_TABLES || (table.nullable === false && table.type === "uuid")
      ? []
      : [`${table.name}: no column ${keyOf(table.name)} uuid not null`]),
  ]);
  return [...closed, ...(await indexFaults(admin)), ...(await foreignKeyFaults(admin))];
}

const squeezed = (text: string | null) =>
  (text ?? "")
    .replaceAll("::text", "")
    .replace(/[()\s]/g, "")
    .toLowerCase();

function policyFaults(table: string, policies: readonly PolicyFacts[]): string[] {
  const rule = table in GLOBAL_TABLES ? squeezed(IDENTITY) : squeezed(`${keyOf(table)} = ${ISOLATION}`);
  const isMain = ({ command, reads, writes }: PolicyFacts) =>
    command === "ALL" && squeezed(reads) === rule && squeezed(writes) === rule;
  const others = policies.filter(
    (one) => !isMain(one) && one.permissive === "PERMISSIVE" && !(`${table}.${one.policy}` in MORE_POLICIES),
  );
  return [
    ...(policies.some(isMain) ? [] : [`${table}: no policy that reads and writes only ${rule}`]),
    ...others.map(({ policy }) => `${table}: policy ${policy} opens it further, without a reason in MORE_POLICIES`),
    ...policies
      .filter(({ reads, writes }) => /\bselect\b/i.test(`${reads} ${writes}`))
      .map(({ policy }) => `${table}: policy ${policy} holds a sub-select, which Citus refuses`),
  ];
}

/** Primary keys, unique indexes and exclusion constraints begin with the tenant. */
async function indexFaults(admin: postgres.Sql): Promise<string[]> {
  const rows = await admin<IndexFacts[]>`
    select c.relname as name, a.attname as first, i.indexrelid::regclass::text as label
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where c.relnamespace = 'public'::regnamespace and (i.indisunique or i.indisexclusion)`;
  const unkeyed = await admin<{ name: string }[]>`
    select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`;
  return [
    ...rows
      .filter(({ name, first }) => !(name in GLOBAL_TABLES) && first !== keyOf(name))
      .map(({ name, first, label }) => `${name}: ${label} begins with ${first}, not ${keyOf(name)}`),
    ...unkeyed.map(({ name }) => `${name}: no primary key`),
  ];
}

/** A foreign key without the tenant in front lets one tenant point at another's row. */
async function foreignKeyFaults(admin: postgres.Sql): Promise<string[]> {
  const rows = await admin<ForeignKeyFacts[]>`
    select c.relname as name, f.conname as label, a.attname as "from", b.attname as "to", t.relname as target
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class t on t.oid = f.confrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1] join pg_attribute b on b.attrelid = t.oid and b.attnum = f.confkey[1]
    where f.contype = 'f' and c.relnamespace = 'public'::regnamespace`;
  return rows
    .filter(({ name, from, to, target }) =>
      name in GLOBAL_TABLES
        ? !(target in GLOBAL_TABLES)
        : target in GLOBAL_TABLES || from !== keyOf(name) || to !== keyOf(target),
    )
    .map(({ name, label, from, target, to }) => `${name}: foreign key ${label} begins with ${from} -> ${target}.${to}`);
}

/** What the app's role may do beyond reading and writing rows, and ways round row-level security in the schema. */
export async function roleFaults(admin: postgres.Sql, role: string): Promise<string[]> {
  const [facts] = await admin<
    { super: boolean; bypass: boolean; creates: boolean; owns: number; groups: number; makes: boolean }[]
  >`
    select rolsuper as super, rolbypassrls as bypass, rolcreatedb or rolcreaterole or rolreplication as creates,
      (select count(*)::int from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = r.oid and deptype = 'o') as owns,
      (select count(*)::int from pg_auth_members where member = r.oid) as groups,
      has_schema_privilege(r.oid, 'public', 'create') or has_database_privilege(r.oid, current_database(), 'create') as makes
    from pg_roles r where rolname = ${role}`;
  const grants = await admin<{ name: string; privilege: string }[]>`
    select table_name as name, privilege_type as privilege from information_schema.role_table_grants where grantee = ${role}`;
  const allowed = (name: string) =>
    name === "audit_log" ? ["SELECT", "INSERT"] : ["SELECT", "INSERT", "UPDATE", "DELETE"];
  const ways = await admin<{ name: string }[]>`
    select 'function ' || p.proname as name from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all select 'view ' || relname from pg_class where relnamespace = 'public'::regnamespace and (relkind = 'm' or (relkind = 'v' and not coalesce('security_invoker=true' = any(reloptions), false)))`;
  return [
    ...(facts &&
    !facts.super &&
    !facts.bypass &&
    !facts.creates &&
    facts.owns === 0 &&
    facts.groups === 0 &&
    !facts.makes
      ? []
      : [`${role}: ${JSON.stringify(facts)}`]),
    ...grants
      .filter(({ name, privilege }) => !allowed(name).includes(privilege))
      .map(({ name, privilege }) => `${role} may ${privilege} ${name}`),
    ...ways.map(({ name }) => `${name} goes round row-level security`),
  ];
}
