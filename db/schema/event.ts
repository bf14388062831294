import { date, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { EVENT_KINDS } from "@/domain/events/event";
import { createdAt, id, tenantId, tenantPolicy } from "../columns";
import { tenants } from "./tenant";

/** Something that explains a bend in a chart. `teamId` null: it concerns every team. `[start, until)`; until null: one day. */
export const events = pgTable(
  "events",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: id(),
    teamId: uuid("team_id"),
    kind: text("kind", { enum: EVENT_KINDS }).notNull(),
    title: text("title").notNull(),
    start: date("start").notNull(),
    until: date("until"),
    /** Who wrote it down; null where that is not known: the demo of older releases. */
    createdBy: uuid("created_by"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), index("events_start").on(t.tenantId, t.start), tenantPolicy()],
).enableRLS();
