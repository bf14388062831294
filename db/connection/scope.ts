import type { TenantId, UserId } from "@/domain/tenants/tenant";
import type { Database, TransactionOptions, Tx } from "./client";

/** An open transaction in which PostgreSQL shows one tenant's rows and no other's. */
export interface TenantScope {
  readonly tx: Tx;
  readonly tenantId: TenantId;
}

export type ScopeOptions = Omit<TransactionOptions, "locals">;

/** Runs `work` in one transaction of one tenant. Errors as Database.transaction. */
export function inTenant<T>(
  db: Database,
  tenantId: TenantId,
  work: (scope: TenantScope) => Promise<T>,
  options: ScopeOptions = {},
): Promise<T> {
  return db.transaction((tx) => work({ tx, tenantId }), { ...options, locals: { "app.tenant_id": tenantId } });
}

/** Runs `work` in one transaction that sees the global tables of people and sessions, and no tenant's. For server/auth. */
export function inIdentity<T>(db: Database, work: (tx: Tx) => Promise<T>, options: ScopeOptions = {}): Promise<T> {
  return db.transaction(work, { ...options, locals: { "app.identity": "on" } });
}

/** Runs `work` in one transaction that sees what belongs to one person across tenants (their memberships). */
export function asUser<T>(
  db: Database,
  userId: UserId,
  work: (tx: Tx) => Promise<T>,
  options: ScopeOptions = {},
): Promise<T> {
  return db.transaction(work, { ...options, locals: { "app.user_id": userId } });
}
