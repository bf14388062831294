import { sql } from "drizzle-orm";
import postgres from "postgres";
import type { Database } from "../connection/client";
import { knownPasswords, newPasswords, type RolePasswords } from "./secrets";
import { databaseStatement, grantStatements, roleNames, roleStatements } from "./statements";

export type DatabaseUrls = { ownerUrl: string; appUrl: string; backupUrl: string };

/** The administrator's role lacks a right. `statements` is what somebody who has it must run. */
export class AdministratorNeeded extends Error {
  override name = "AdministratorNeeded";
  constructor(
    readonly statements: string[],
    options?: ErrorOptions,
  ) {
    super(
      `DATABASE_URL's role may not create the roles. Let an administrator run this in psql, with passwords of your own:\n\n` +
        `${statements.map((line) => `  ${line}`).join("\n")}\n\n` +
        `then set DATABASE_URL to the owner's URL and DATABASE_APP_URL to the app's, and start again.`,
      options,
    );
  }
}

/** The roles are there, and what they are opened with is known to somebody else: changing it would shut them out. */
export class RolesOfAnother extends Error {
  override name = "RolesOfAnother";
  constructor(database: string, folder: string) {
    super(
      `the roles of the database "${database}" were made by another host, and ${folder} does not hold their passwords; changing them would shut that host out.\n\n` +
        `  - A second host of the same product: set DATABASE_APP_URL (and the same AUTH_SECRET) to what the first one uses, and leave DATABASE_URL out.\n` +
        `    The passwords are in the first host's .data/roles.json.\n` +
        `  - The same host in a new folder: copy .data/roles.json here.\n` +
        `  - The first host is gone: npm start -- --new-role-secrets gives the roles new passwords. Every other host loses the database by that.`,
    );
  }
}

/** The app's role could break out of row-level security; the server must not start with it. */
export class UnsafeAppRole extends Error {
  override name = "UnsafeAppRole";
}

export interface PrepareOptions {
  /** A role that may create roles and databases. */
  adminUrl: string;
  database: string;
  /** Where the roles' passwords are kept. */
  folder: string;
  /** Roles whose passwords are not known here get new ones. Otherwise never: other hosts may live on them. */
  takeOver?: boolean;
}

// Any two numbers of our own: two processes must not create the same role at once.
const LOCK = 7_370_001;

/**
 * Makes the database and its three roles where they are missing. Throws AdministratorNeeded when `adminUrl` may not, and
 * RolesOfAnother where the roles are there and their passwords are not known here.
 */
export async function prepareDatabase({
  adminUrl,
  database,
  folder,
  takeOver = false,
}: PrepareOptions): Promise<DatabaseUrls> {
  let passwords: RolePasswords | undefined;
  let exists = false;
  try {
    await withClient(await reachable(adminUrl), async (client) => {
      await client`select pg_advisory_lock(${LOCK})`;
      // Under the lock: of two first starts, one makes the passwords and the other reads them.
      const there = await rolesThere(client, database);
      passwords = knownPasswords(folder, database);
      const isOurs =
        there.size === 0 || (passwords !== undefined && (await openAll(adminUrl, database, passwords, there)));
      if (!isOurs && !takeOver) throw new RolesOfAnother(database, folder);
      if (!isOurs || !passwords) passwords = newPasswords(folder, database);
      exists = (await client`select 1 from pg_database where datname = ${database}`).length > 0;
      await createMissing(client, { database, passwords, exists, there, alter: !isOurs });
    });
    await withClient(at(adminUrl, { database }), async (client) => {
      await client`select pg_advisory_lock(${LOCK})`;
      for (const statement of grantStatements(database)) await client.unsafe(statement);
    });
  } catch (error) {
    if ((error as { code?: string }).code !== "42501") throw error;
    throw new AdministratorNeeded(forAdministrator(database, exists), { cause: error });
  }
  const names = roleNames(database);
  const urlOf = (role: keyof RolePasswords) =>
    at(adminUrl, { database, user: names[role], password: passwords?.[role] });
  return { ownerUrl: urlOf("owner"), appUrl: urlOf("app"), backupUrl: urlOf("backup") };
}

/** The URL itself, or the same server's "postgres" database when the one it names is still to be made. */
async function reachable(adminUrl: string): Promise<string> {
  try {
    await withClient(adminUrl, (client) => client`select 1`);
    return adminUrl;
  } catch (error) {
    if ((error as { code?: string }).code !== "3D000") throw error;
    return at(adminUrl, { database: "postgres" });
  }
}

/** Which of the three roles are there. */
async function rolesThere(client: postgres.Sql, database: string): Promise<Set<string>> {
  const rows = await client<
    { rolname: string }[]
  >`select rolname from pg_roles where rolname in ${client(Object.values(roleNames(database)))}`;
  return new Set(rows.map((row) => row.rolname));
}

/** Whether these passwords open the roles that are there. What is wrong besides (no such database yet, no right to it) shows after the password. */
async function openAll(
  adminUrl: string,
  database: string,
  passwords: RolePasswords,
  there: ReadonlySet<string>,
): Promise<boolean> {
  const roles = (["owner", "app", "backup"] as const).map((role) => ({
    user: roleNames(database)[role],
    password: passwords[role],
  }));
  for (const role of roles.filter(({ user }) => there.has(user))) {
    const code = await withClient(at(adminUrl, { database, ...role }), (client) => client`select 1`).then(
      () => "",
      (error: { code?: string }) => error.code,
    );
    if (code === "28P01") return false;
  }
  return true;
}

interface Missing {
  database: string;
  passwords: RolePasswords;
  exists: boolean;
  there: ReadonlySet<string>;
  alter: boolean;
}

async function createMissing(
  client: postgres.Sql,
  { database, passwords, exists, there, alter }: Missing,
): Promise<void> {
  const names = roleNames(database);
  const [owner, app, backup, membership] = roleStatements(database, passwords);
  // All or none, so that what AdministratorNeeded prints can be run as it stands.
  await client.begin(async (tx) => {
    for (const [name, statement] of [
      [names.owner, owner],
      [names.app, app],
      [names.backup, backup],
    ] as const) {
      if (statement && (alter || !there.has(name)))
        await tx.unsafe(there.has(name) ? statement.replace(/^create/, "alter") : statement);
    }
    if (membership) await tx.unsafe(membership);
  });
  if (!exists) await client.unsafe(databaseStatement(database));
}

/** Throws UnsafeAppRole when the role of `db` is a superuser, has BYPASSRLS, owns a table, or may create one; an Error when it cannot work. */
export async function assertSafeAppRole(db: Database): Promise<void> {
  const [role] = await db.transaction((tx) =>
    tx.execute<Record<"name" | "super" | "bypass" | "owner" | "creator" | "temporary" | "closed", unknown>>(sql`
    select r.rolname as name, r.rolsuper as super, r.rolbypassrls as bypass,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not like 'pg\\_%'
                and n.nspname <> 'information_schema' and pg_has_role(r.oid, c.relowner, 'MEMBER')) as owner,
      has_schema_privilege(r.oid, 'public', 'CREATE') as creator, has_database_privilege(r.oid, current_database(), 'TEMPORARY') as temporary,
      (select min(c.relname) from pg_class c where c.relkind = 'r' and c.relrowsecurity and c.relnamespace = 'public'::regnamespace
        and not (has_table_privilege(c.oid, 'SELECT') and has_table_privilege(c.oid, 'INSERT'))) as closed
    from pg_roles r where r.rolname = current_user`),
  );
  const faults = [
    role?.super && "is a superuser",
    role?.bypass && "has BYPASSRLS",
    role?.owner && "owns tables",
    role?.creator && "may create tables",
    role?.temporary && "may create temporary tables (revoke temporary on database … from public, and from it)",
  ].filter(Boolean);
  if (role?.closed) {
    const wanted = grantStatements(
      (await db.transaction((tx) => tx.execute<{ name: string }>(sql`select current_database() as name`)))[0]?.name ??
        "",
    );
    throw new Error(
      `The database role "${String(role.name)}" may not use the table ${String(role.closed)}. Before the first start an administrator must run:\n\n${wanted.map((line) => `  ${line};`).join("\n")}`,
    );
  }
  if (role && faults.length === 0) return;
  const name = role ? `"${String(role.name)}"` : "unknown";
  throw new UnsafeAppRole(
    `The database role ${name} ${faults.join(", ")}: DATABASE_APP_URL must name one that owns nothing.`,
  );
}

/** DATABASE_APP_URL must name the role the migrations grant to: <database>_app. Throws a sentence otherwise. */
export function assertAppRoleName(appUrl: string, database: string): void {
  const [named, wanted] = [decodeURIComponent(new URL(appUrl).username), roleNames(database).app];
  if (named !== wanted)
    throw new Error(
      `DATABASE_APP_URL names the role "${named}"; for the database "${database}" it must be "${wanted}".`,
    );
}

function forAdministrator(database: string, exists: boolean): string[] {
  const placeholders = { owner: "<owner password>", app: "<app password>", backup: "<backup password>" };
  const inside = grantStatements(database);
  const all = [...roleStatements(database, placeholders), ...(exists ? [] : [databaseStatement(database)])];
  return [...all.map((line) => `${line};`), `\\connect "${database}"`, ...inside.map((line) => `${line};`)];
}

/** The same server's URL with another database, user or password. */
export function at(url: string, change: { database?: string; user?: string; password?: string }): string {
  const changed = new URL(url);
  if (change.database !== undefined) changed.pathname = `/${encodeURIComponent(change.database)}`;
  if (change.user !== undefined) changed.username = encodeURIComponent(change.user);
  if (change.password !== undefined) changed.password = encodeURIComponent(change.password);
  return changed.href;
}

/** Runs `work` on one connection of its own, outside the pool, and closes it. */
export async function withClient<T>(url: string, work: (client: postgres.Sql) => Promise<T>): Promise<T> {
  const client = postgres(url, { max: 1, fetch_types: false, connect_timeout: 5, onnotice: () => {} });
  try {
    return await work(client);
  } finally {
    await client.end({ timeout: 5 });
  }
}
