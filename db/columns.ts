import { sql } from "drizzle-orm";
import { pgPolicy, timestamp, uuid } from "drizzle-orm/pg-core";

/** Builders every table shares, so that no table can forget the tenant or spell a column its own way. */
export const id = () => uuid("id").notNull();
export const tenantId = () => uuid("tenant_id").notNull();
export const createdAt = () => timestamp("created_at", { withTimezone: true }).notNull().defaultNow();

const ownTenant = sql`tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`;

/** Row-level security of a tenant's table: only rows of the transaction's tenant are seen or written. */
export const tenantPolicy = () =>
  pgPolicy("tenant_isolation", { for: "all", to: "public", using: ownTenant, withCheck: ownTenant });

const identityOnly = sql`current_setting('app.identity', true) = 'on'`;

/** Row-level security of the tables that know people before a tenant is known: open only to server/auth's scope. */
export const identityPolicy = () =>
  pgPolicy("identity_only", { for: "all", to: "public", using: identityOnly, withCheck: identityOnly });
