import type { RolePasswords } from "./secrets";

export type RoleNames = { owner: string; app: string; backup: string };

/** The roles of a database: owner (migrations), app (the server), backup (reads past row-level security). */
export const roleNames = (database: string): RoleNames => ({
  owner: `${database}_owner`,
  app: `${database}_app`,
  backup: `${database}_backup`,
});

/** What is missing from an empty cluster, run in the administrator's database. */
export function roleStatements(database: string, passwords: RolePasswords): string[] {
  const { owner, app, backup } = roleNames(database);
  const plain = "login nosuperuser nocreatedb nocreaterole noreplication";
  return [
    `create role ${quote(owner)} ${plain} nobypassrls password '${passwords.owner}'`,
    `create role ${quote(app)} ${plain} nobypassrls password '${passwords.app}'`,
    `create role ${quote(backup)} ${plain} bypassrls password '${passwords.backup}'`,
    `grant ${quote(owner)} to current_user`,
  ];
}

/** The database itself. */
export const databaseStatement = (database: string) =>
  `create database ${quote(database)} owner ${quote(roleNames(database).owner)} encoding 'UTF8' template template0`;

/** What the roles may do, run inside the database. Can be run again. */
export function grantStatements(database: string): string[] {
  const { owner, app, backup } = roleNames(database);
  const forOwner = `alter default privileges for role ${quote(owner)}`;
  return [
    "create extension if not exists btree_gist",
    `alter database ${quote(database)} owner to ${quote(owner)}`,
    `revoke all on database ${quote(database)} from public`,
    `revoke temporary on database ${quote(database)} from ${quote(app)}`,
    `grant connect on database ${quote(database)} to ${quote(app)}`,
    `grant connect on database ${quote(database)} to ${quote(backup)}`,
    "revoke create on schema public from public",
    `grant create, usage on schema public to ${quote(owner)}`,
    `grant usage on schema public to ${quote(app)}, ${quote(backup)}`,
    `${forOwner} grant select, insert, update, delete on tables to ${quote(app)}`,
    `${forOwner} grant usage, select on sequences to ${quote(app)}`,
    `${forOwner} grant select on tables to ${quote(backup)}`,
    `${forOwner} grant select on sequences to ${quote(backup)}`,
  ];
}

/** An SQL identifier. */
export const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
