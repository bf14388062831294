import { sql } from "drizzle-orm";
import { boolean, integer, jsonb, pgPolicy, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { CURRENCIES } from "@/domain/format/currency";
import type { Variants } from "@/domain/kpi/kpi";
import type { Role } from "@/domain/members/role";
import { createdAt, identityPolicy } from "../columns";

const itself = sql`id = nullif(current_setting('app.tenant_id', true), '')::uuid`;

/** One customer company and the settings its figures depend on. Its own id is the isolation key. */
export const tenants = pgTable(
  "tenants",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    locale: text("locale").notNull().default("ja"),
    zone: text("zone").notNull().default("Asia/Tokyo"),
    /** What amounts are kept in, as whole minor units. */
    currency: text("currency", { enum: CURRENCIES }).notNull().default("JPY"),
    fiscalStartMonth: integer("fiscal_start_month").notNull().default(4),
    weekStart: text("week_start").notNull().default("monday"),
    variants: jsonb("variants").$type<Variants>().notNull(),
    /** KPIs the company does not want to see. */
    hiddenKpis: jsonb("hidden_kpis").$type<readonly string[]>().notNull().default([]),
    /** ISO weekdays the desk works on, 1 Monday … 7 Sunday. */
    workdays: jsonb("workdays").$type<readonly number[]>().notNull().default([1, 2, 3, 4, 5]),
    /** Whether it rests on Japanese public holidays. */
    holidays: text("holidays", { enum: ["japan", "none"] })
      .notNull()
      .default("japan"),
    /** The roles that may take figures out as files, beside admins. */
    exporters: jsonb("exporters").$type<readonly Role[]>().notNull().default(["lead", "executive"]),
    fictional: boolean("fictional").notNull().default(false),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
  },
  () => [pgPolicy("tenant_isolation", { for: "all", to: "public", using: itself, withCheck: itself })],
).enableRLS();

/** Which tenant a slug of the URL means: read before any tenant is set, so it holds nothing else. */
export const tenantSlugs = pgTable(
  "tenant_slugs",
  { slug: text("slug").primaryKey(), tenantId: uuid("tenant_id").notNull() },
  () => [identityPolicy()],
).enableRLS();
