import { date, jsonb, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import type { Variants } from "@/domain/kpi/kpi";
import { createdAt, tenantId, tenantPolicy } from "../columns";
import { tenants } from "./tenant";

/** The KPI definitions that hold from `start` on, whole. Before the first of them those of `tenants.variants` hold. */
export const variantChanges = pgTable(
  "variant_changes",
  {
    tenantId: tenantId().references(() => tenants.id),
    start: date("start").notNull(),
    variants: jsonb("variants").$type<Variants>().notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.start] }), tenantPolicy()],
).enableRLS();
