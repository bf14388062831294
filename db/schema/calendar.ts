import { date, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, tenantId, tenantPolicy } from "../columns";
import { tenants } from "./tenant";

/** Days on which a company does not keep its usual week: closed although a working day, or open although a holiday. */
export const specialDays = pgTable(
  "special_days",
  {
    tenantId: tenantId().references(() => tenants.id),
    day: date("day").notNull(),
    kind: text("kind", { enum: ["closed", "open"] }).notNull(),
    name: text("name").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.day] }), tenantPolicy()],
).enableRLS();
